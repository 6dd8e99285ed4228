import { translations } from "./translations.ts";

/** Of distributions. */
export const DISTRIBUTIONS_TEXTS = translations({
  "must be truncateBelow ({low}) or more, got {high}; widen the interval": {
    nb: "må være truncateBelow ({low}) eller mer, fikk {high}; gjør intervallet videre",
    nn: "må vere truncateBelow ({low}) eller meir, fekk {high}; gjer intervallet vidare",
  },
  "leaves no values; widen the interval": {
    nb: "lar ingen verdier være igjen; gjør intervallet videre",
    nn: "lèt ingen verdiar vere att; gjer intervallet vidare",
  },
  "leaves only a share of {kept} of the values; widen the interval": {
    nb: "lar bare en andel på {kept} av verdiene være igjen; gjør intervallet videre",
    nn: "lèt berre ein del på {kept} av verdiane vere att; gjer intervallet vidare",
  },
  "must not bring values below 0, got a lowest value of {lowest}": {
    nb: "kan ikke gi verdier under 0, fikk {lowest} som laveste verdi",
    nn: "kan ikkje gje verdiar under 0, fekk {lowest} som lågaste verdi",
  },
  "must be below the mean ({average}), got {median} days": {
    nb: "må være under snittet ({average}), fikk {median} døgn",
    nn: "må vere under snittet ({average}), fekk {median} døgn",
  },
  "must be {most} or less, got {ratio}": {
    nb: "må være {most} eller mindre, fikk {ratio}",
    nn: "må vere {most} eller mindre, fekk {ratio}",
  },
  "must be from {low} to {high} with a mean of {average}, got {deviation} days": {
    nb: "må være fra {low} til {high} når snittet er {average}, fikk {deviation} døgn",
    nn: "må vere frå {low} til {high} når snittet er {average}, fekk {deviation} døgn",
  },
  "must have one number per phase ({wanted}), got {got}": {
    nb: "må ha ett tall for hver fase ({wanted}), fikk {got}",
    nn: "må ha eitt tal for kvar fase ({wanted}), fekk {got}",
  },
  "must add up to at most 1, got {sum}": {
    nb: "kan bli høyst 1 til sammen, fikk {sum}",
    nn: "kan bli høgst 1 til saman, fekk {sum}",
  },
  "must let the time end: from this phase it goes on for ever; lower a probability": {
    nb: "må la tiden ta slutt: fra denne fasen varer den for alltid; senk en sannsynlighet",
    nn: "må la tida ta slutt: frå denne fasen varer ho for alltid; senk eit sannsyn",
  },
  "must be 0 for the first quantile, got {probability}": {
    nb: "må være 0 for det første kvantilet, fikk {probability}",
    nn: "må vere 0 for det første kvantilet, fekk {probability}",
  },
  "must be 1 for the last quantile, got {probability}": {
    nb: "må være 1 for det siste kvantilet, fikk {probability}",
    nn: "må vere 1 for det siste kvantilet, fekk {probability}",
  },
  "must be above the one before ({before}), got {got}": {
    nb: "må være over den forrige ({before}), fikk {got}",
    nn: "må vere over den førre ({before}), fekk {got}",
  },
  "must not be below the one before ({before}), got {got}": {
    nb: "kan ikke være under den forrige ({before}), fikk {got}",
    nn: "kan ikkje vere under den førre ({before}), fekk {got}",
  },
  "{field} must add up to 1, got {sum}": {
    nb: "{field} må bli 1 til sammen, fikk {sum}",
    nn: "{field} må bli 1 til saman, fekk {sum}",
  },
  "must have exactly one of: {wanted}; got {got}": {
    nb: "må ha nøyaktig én av: {wanted}; fikk {got}",
    nn: "må ha nøyaktig éin av: {wanted}; fekk {got}",
  },
  "must be above {first} ({low}), got {high} days": {
    nb: "må være over {first} ({low}), fikk {high} døgn",
    nn: "må vere over {first} ({low}), fekk {high} døgn",
  },
  "must be at least {first} ({low}), got {high} days": {
    nb: "må være minst {first} ({low}), fikk {high} døgn",
    nn: "må vere minst {first} ({low}), fekk {high} døgn",
  },
});
