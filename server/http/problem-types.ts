import type { LocalText } from "../../report/language.ts";

/**
 * What can go wrong with a request, once and for all: programs go by the last part of `type`, people read title and detail. Words in
 * braces are filled in. `docs/api.md` lists the same, and a test compares them.
 */
export interface ProblemType {
  readonly status: number;
  readonly title: LocalText;
  readonly detail: LocalText;
}

export const PROBLEM_TYPES = {
  "invalid-request": {
    status: 400,
    title: {
      nb: "Forespørselen er ikke riktig utfylt",
      nn: "Førespurnaden er ikkje rett utfylt",
      en: "The request is not filled in correctly",
    },
    detail: {
      nb: "Se errors: hvert felt som er galt, står der med hva som ventes.",
      nn: "Sjå errors: kvart felt som er gale, står der med kva som er venta.",
      en: "See errors: each field that is wrong is there, with what is expected.",
    },
  },
  "malformed-request": {
    status: 400,
    title: {
      nb: "Forespørselen kan ikke leses",
      nn: "Førespurnaden kan ikkje lesast",
      en: "The request cannot be read",
    },
    detail: { nb: "Grunnen er: {reason}", nn: "Grunnen er: {reason}", en: "The reason is: {reason}" },
  },
  unauthenticated: {
    status: 401,
    title: {
      nb: "Du må si hvem du er",
      nn: "Du må seie kven du er",
      en: "You have to say who you are",
    },
    detail: {
      nb: "Send Authorization: Bearer med et gyldig token (flyt token create), eller logg inn på /auth/sign-in.",
      nn: "Send Authorization: Bearer med eit gyldig token (flyt token create), eller logg inn på /auth/sign-in.",
      en: "Send Authorization: Bearer with a valid token (flyt token create), or sign in at /auth/sign-in.",
    },
  },
  forbidden: {
    status: 403,
    title: { nb: "Dette har du ikke lov til", nn: "Dette har du ikkje lov til", en: "You may not do this" },
    detail: {
      nb: "Det kreves rollen {needed}; du har {role}. Be en administrator om et token med den rollen.",
      nn: "Det krevst rolla {needed}; du har {role}. Be ein administrator om eit token med den rolla.",
      en: "It takes the role {needed}; yours is {role}. Ask an administrator for a token with that role.",
    },
  },
  "not-your-job": {
    status: 403,
    title: { nb: "Jobben er en annens", nn: "Jobben er ein annan sin", en: "The job is somebody else's" },
    detail: {
      nb: "{owner} ba om den. Bare {owner} eller en administrator kan avbryte den.",
      nn: "{owner} bad om han. Berre {owner} eller ein administrator kan avbryte han.",
      en: "{owner} asked for it. Only {owner} or an administrator can cancel it.",
    },
  },
  "cross-site": {
    status: 403,
    title: {
      nb: "Forespørselen kommer fra et annet nettsted",
      nn: "Førespurnaden kjem frå ein annan nettstad",
      en: "The request comes from another site",
    },
    detail: {
      nb: "Uten token godtas endringer bare fra sider på denne adressen. Send et token fra andre programmer.",
      nn: "Utan token blir endringar berre godtekne frå sider på denne adressa. Send eit token frå andre program.",
      en: "Without a token, changes are taken only from pages at this address. Send a token from other programs.",
    },
  },
  "host-refused": {
    status: 421,
    title: {
      nb: "Serveren svarer ikke på dette navnet",
      nn: "Serveren svarer ikkje på dette namnet",
      en: "The server does not answer to this name",
    },
    detail: {
      nb: "Host er {host}. Start flyt serve med --public-url eller --allow-host hvis navnet er riktig.",
      nn: "Host er {host}. Start flyt serve med --public-url eller --allow-host dersom namnet er rett.",
      en: "Host is {host}. Start flyt serve with --public-url or --allow-host if the name is right.",
    },
  },
  "not-found": {
    status: 404,
    title: { nb: "Finnes ikke", nn: "Finst ikkje", en: "Not found" },
    detail: {
      nb: "Det finnes ingenting på {what}. /openapi.json har alle adresser.",
      nn: "Det finst ingenting på {what}. /openapi.json har alle adresser.",
      en: "There is nothing at {what}. /openapi.json has all addresses.",
    },
  },
  "method-not-allowed": {
    status: 405,
    title: {
      nb: "Metoden kan ikke brukes her",
      nn: "Metoden kan ikkje brukast her",
      en: "The method cannot be used here",
    },
    detail: {
      nb: "{method} kan ikke brukes; prøv {allowed}.",
      nn: "{method} kan ikkje brukast; prøv {allowed}.",
      en: "{method} cannot be used; try {allowed}.",
    },
  },
  "not-acceptable": {
    status: 406,
    title: { nb: "Finnes ikke i det formatet", nn: "Finst ikkje i det formatet", en: "Not to be had in that format" },
    detail: {
      nb: "Accept er {accept}; det som finnes, er {available}.",
      nn: "Accept er {accept}; det som finst, er {available}.",
      en: "Accept is {accept}; there is {available}.",
    },
  },
  exists: {
    status: 409,
    title: { nb: "Finnes fra før", nn: "Finst frå før", en: "It exists already" },
    detail: {
      nb: "{name} finnes fra før. Endre den med PUT og If-Match, eller velg et annet navn.",
      nn: "{name} finst frå før. Endre han med PUT og If-Match, eller vel eit anna namn.",
      en: "{name} exists already. Change it by PUT with If-Match, or choose another name.",
    },
  },
  "key-reused": {
    status: 409,
    title: {
      nb: "Idempotency-Key er brukt til noe annet",
      nn: "Idempotency-Key er brukt til noko anna",
      en: "The Idempotency-Key was used for something else",
    },
    detail: {
      nb: "Den hører til jobb {job}. Lag en ny nøkkel for en ny forespørsel.",
      nn: "Han høyrer til jobb {job}. Lag ein ny nøkkel for ein ny førespurnad.",
      en: "It belongs to job {job}. Make a new key for a new request.",
    },
  },
  "job-not-done": {
    status: 409,
    title: { nb: "Jobben har ikke noe resultat", nn: "Jobben har ikkje noko resultat", en: "The job has no result" },
    detail: {
      nb: "Den er {state}. Følg den på {events} til den er done.",
      nn: "Han er {state}. Følg han på {events} til han er done.",
      en: "It is {state}. Follow it at {events} until it is done.",
    },
  },
  "no-report": {
    status: 422,
    title: {
      nb: "Det kan ikke lages rapport av jobben",
      nn: "Det kan ikkje lagast rapport av jobben",
      en: "No report can be made of the job",
    },
    detail: {
      nb: "Den er av typen {kind}; en rapport lages av run eller compare.",
      nn: "Han er av typen {kind}; ein rapport blir laga av run eller compare.",
      en: "Its kind is {kind}; a report is made of a run or a compare.",
    },
  },
  "changed-meanwhile": {
    status: 412,
    title: { nb: "Noen har endret den siden", nn: "Nokon har endra han sidan", en: "Somebody has changed it since" },
    detail: {
      nb: "Nyeste ETag er {etag}. Hent den på nytt, se på forskjellene og prøv igjen.",
      nn: "Nyaste ETag er {etag}. Hent han på nytt, sjå på skilnadene og prøv igjen.",
      en: "The newest ETag is {etag}. Get it again, look at the differences and try again.",
    },
  },
  "body-too-large": {
    status: 413,
    title: { nb: "For stort", nn: "For stort", en: "Too large" },
    detail: {
      nb: "Det som sendes hit, kan ha høyst {most} byte.",
      nn: "Det som blir sendt hit, kan ha høgst {most} byte.",
      en: "What is sent here may have at most {most} bytes.",
    },
  },
  "unsupported-media-type": {
    status: 415,
    title: { nb: "Ukjent innholdstype", nn: "Ukjend innhaldstype", en: "Unknown content type" },
    detail: {
      nb: "Content-Type er {got}; prøv {expected}.",
      nn: "Content-Type er {got}; prøv {expected}.",
      en: "Content-Type is {got}; try {expected}.",
    },
  },
  "invalid-scenario": {
    status: 422,
    title: { nb: "Feil i filene", nn: "Feil i filene", en: "Mistakes in the files" },
    detail: {
      nb: "Se errors: hver feil står der med fil, linje, kolonne og hva som kan gjøres.",
      nn: "Sjå errors: kvar feil står der med fil, linje, kolonne og kva som kan gjerast.",
      en: "See errors: each mistake is there with file, line, column and what to do.",
    },
  },
  "job-too-large": {
    status: 422,
    title: { nb: "Jobben er for stor", nn: "Jobben er for stor", en: "The job is too large" },
    detail: {
      nb: "Replikasjoner × døgn × tjenester er {placeDays}; høyst {most} er tillatt. Velg færre replikasjoner eller en kortere periode.",
      nn: "Replikasjonar × døgn × tenester er {placeDays}; høgst {most} er tillate. Vel færre replikasjonar eller ein kortare periode.",
      en: "Replications × days × places are {placeDays}; at most {most} are allowed. Choose fewer replications or a shorter period.",
    },
  },
  "takes-too-long": {
    status: 422,
    title: {
      nb: "Det tok for lang tid å lese filene",
      nn: "Det tok for lang tid å lese filene",
      en: "Reading the files took too long",
    },
    detail: {
      nb: "De ble ikke lest ferdig på {seconds} s. Gjør dem mindre, eller bruk flyt på egen maskin.",
      nn: "Dei vart ikkje ferdig lesne på {seconds} s. Gjer dei mindre, eller bruk flyt på eiga maskin.",
      en: "They were not read within {seconds} s. Make them smaller, or use flyt on a machine of your own.",
    },
  },
  "precondition-required": {
    status: 428,
    title: {
      nb: "Si hvilken versjon du endrer",
      nn: "Sei kva versjon du endrar",
      en: "Say which version you change",
    },
    detail: {
      nb: "Send If-Match med ETag fra siste GET, eller If-None-Match: * for en ny fil.",
      nn: "Send If-Match med ETag frå siste GET, eller If-None-Match: * for ei ny fil.",
      en: "Send If-Match with the ETag of the last GET, or If-None-Match: * for a new file.",
    },
  },
  "too-many-requests": {
    status: 429,
    title: { nb: "For mange forespørsler", nn: "For mange førespurnader", en: "Too many requests" },
    detail: {
      nb: "Prøv igjen om {seconds} s.",
      nn: "Prøv igjen om {seconds} s.",
      en: "Try again in {seconds} s.",
    },
  },
  "queue-full": {
    status: 429,
    title: { nb: "Køen er full", nn: "Køen er full", en: "The queue is full" },
    detail: {
      nb: "Så mange jobber som er tillatt, venter eller går. Prøv igjen om {seconds} s, eller avbryt en av dem.",
      nn: "Så mange jobbar som er tillate, ventar eller går. Prøv igjen om {seconds} s, eller avbryt ein av dei.",
      en: "As many jobs as are allowed wait or run. Try again in {seconds} s, or cancel one of them.",
    },
  },
  "too-many-streams": {
    status: 429,
    title: {
      nb: "For mange åpne hendelsesstrømmer",
      nn: "For mange opne hendingsstraumar",
      en: "Too many open event streams",
    },
    detail: {
      nb: "Høyst {most} kan være åpne. Lukk en, eller spør på /api/v1/jobs i stedet.",
      nn: "Høgst {most} kan vere opne. Lukk ein, eller spør på /api/v1/jobs i staden.",
      en: "At most {most} may be open. Close one, or ask at /api/v1/jobs instead.",
    },
  },
  "headers-too-large": {
    status: 431,
    title: { nb: "For store hoder", nn: "For store hovud", en: "Headers too large" },
    detail: {
      nb: "Hodene kan ha høyst {most} byte til sammen.",
      nn: "Hovuda kan ha høgst {most} byte til saman.",
      en: "Headers may have at most {most} bytes altogether.",
    },
  },
  "sign-in-failed": {
    status: 403,
    title: { nb: "Innloggingen lyktes ikke", nn: "Innlogginga lukkast ikkje", en: "Signing in did not succeed" },
    detail: {
      nb: "{reason}. Begynn på nytt på /auth/sign-in.",
      nn: "{reason}. Begynn på nytt på /auth/sign-in.",
      en: "{reason}. Begin again at /auth/sign-in.",
    },
  },
  "no-role": {
    status: 403,
    title: { nb: "Du har ingen rolle her", nn: "Du har inga rolle her", en: "You have no role here" },
    detail: {
      nb: "Innloggingen gjelder {name}, som ikke er i noen gruppe med en rolle. Be administratoren om tilgang.",
      nn: "Innlogginga gjeld {name}, som ikkje er i noka gruppe med ei rolle. Be administratoren om tilgang.",
      en: "You signed in as {name}, who is in no group that has a role. Ask the administrator for access.",
    },
  },
  "internal-error": {
    status: 500,
    title: { nb: "Feil i programmet", nn: "Feil i programmet", en: "An error of the program" },
    detail: {
      nb: "Feilen er skrevet i loggen som {id}. Meld den med dette nummeret.",
      nn: "Feilen er skriven i loggen som {id}. Meld han med dette nummeret.",
      en: "The log has it as {id}. Please report it with this number.",
    },
  },
  "damaged-document": {
    status: 500,
    title: {
      nb: "Det som er lagret, er skadet",
      nn: "Det som er lagra, er skadd",
      en: "What was kept is damaged",
    },
    detail: {
      nb: "{what} er ikke slik det ble skrevet, og vises derfor ikke. Kjør flyt db verify, og hent det fra sikkerhetskopien.",
      nn: "{what} er ikkje slik det vart skrive, og blir difor ikkje vist. Køyr flyt db verify, og hent det frå tryggingskopien.",
      en: "{what} is not as it was written, so it is not shown. Run flyt db verify, and take it from the backup.",
    },
  },
  "sign-in-unavailable": {
    status: 503,
    title: {
      nb: "Innloggingstjenesten svarer ikke",
      nn: "Innloggingstenesta svarer ikkje",
      en: "The sign-in service does not answer",
    },
    detail: {
      nb: "Prøv igjen om litt. Token virker fortsatt.",
      nn: "Prøv igjen om litt. Token verkar framleis.",
      en: "Try again in a while. Tokens still work.",
    },
  },
  "read-only": {
    status: 503,
    title: { nb: "Ingenting kan lagres nå", nn: "Ingenting kan lagrast no", en: "Nothing can be kept now" },
    detail: {
      nb: "{reason}. Det som er lagret, kan leses. Prøv igjen om {seconds} s.",
      nn: "{reason}. Det som er lagra, kan lesast. Prøv igjen om {seconds} s.",
      en: "{reason}. What is kept can be read. Try again in {seconds} s.",
    },
  },
  stopping: {
    status: 503,
    title: { nb: "Serveren stanser", nn: "Serveren stansar", en: "The server is stopping" },
    detail: {
      nb: "Jobber som går, fortsetter når den er startet igjen. Prøv igjen om {seconds} s.",
      nn: "Jobbar som går, held fram når han er starta igjen. Prøv igjen om {seconds} s.",
      en: "Running jobs go on when it is started again. Try again in {seconds} s.",
    },
  },
  overloaded: {
    status: 503,
    title: {
      nb: "Serveren har for mye å gjøre",
      nn: "Serveren har for mykje å gjere",
      en: "The server has too much to do",
    },
    detail: {
      nb: "Prøv igjen om {seconds} s.",
      nn: "Prøv igjen om {seconds} s.",
      en: "Try again in {seconds} s.",
    },
  },
} as const satisfies Readonly<Record<string, ProblemType>>;

export type ProblemName = keyof typeof PROBLEM_TYPES;

/** Where a type is explained on this server; its last part never changes. */
export function problemUri(name: ProblemName): string {
  return `/problems/${name}`;
}
