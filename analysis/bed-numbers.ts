/** Gives the beds of each place numbers from 1: a patient gets the lowest that is free. */
export class BedNumbers {
  /** [place][number] whether it is taken. */
  private readonly taken: boolean[][];
  /** [place] no number below this is free. */
  private readonly lowest: number[];

  constructor(placeCount: number) {
    this.taken = Array.from({ length: placeCount }, () => [true]);
    this.lowest = this.taken.map(() => 1);
  }

  take(place: number): number {
    const taken = this.taken[place];
    let bed = this.lowest[place];
    while (taken[bed]) bed++;
    taken[bed] = true;
    this.lowest[place] = bed + 1;
    return bed;
  }

  release(place: number, bed: number): void {
    this.taken[place][bed] = false;
    this.lowest[place] = Math.min(this.lowest[place], bed);
  }
}
