import { FIRST_FIELD } from "../engine/loop-memory.ts";
import type { Element, Node, Routine, Shape } from "./program.ts";
import type { NumberType } from "./frame.ts";

/** Where a field of the state or the model stands, and what it is. */
export interface FieldPlace {
  readonly owner: string;
  readonly name: string;
  readonly kind: "number" | "array" | "list";
  /** Of the number, or of the elements of the array. */
  readonly element: Element;
  readonly address: number;
}

/** Something that the source makes when it is loaded, as it is here. */
export type Given = number | { readonly element: Element; readonly address: number };

/**
 * What is known across functions: which are called, what type each variable has, where each field stands. Types grow from 32-bit integers to
 * fractions as assignments are met, so all functions are compiled again until none grows.
 */
export class Linker {
  readonly #fractions: Set<string>;
  readonly #givens: Readonly<Record<string, Given>>;
  readonly #outside: ReadonlySet<string>;
  readonly #returns = new Map<string, NumberType>();
  readonly #fields = new Map<string, FieldPlace>();
  readonly called = new Map<string, Routine>();
  readonly calledOutside = new Map<string, { routine: Routine; count: number; returns: NumberType | undefined }>();
  readonly messages: string[] = [];
  /** Whether each index is compared with the length of its array, and each whole number with the exact one. */
  readonly isChecked: boolean;
  hasGrown = false;

  constructor(
    fractions: Iterable<string>,
    givens: Readonly<Record<string, Given>>,
    outside: Iterable<string>,
    isChecked: boolean,
  ) {
    this.isChecked = isChecked;
    this.#fractions = new Set(fractions);
    this.#givens = givens;
    this.#outside = new Set(outside);
  }

  typeOf(variable: string): NumberType {
    return this.#fractions.has(variable) ? "f64" : "i32";
  }

  /** A variable is given a value of a type. @returns the type of the variable from now on */
  assign(variable: string, type: NumberType): NumberType {
    if (type === "f64" && !this.#fractions.has(variable)) {
      this.#fractions.add(variable);
      this.hasGrown = true;
    }
    return this.typeOf(variable);
  }

  returnOf({ key, node }: Routine): NumberType | undefined {
    const kind = node.returnType?.typeAnnotation.type;
    if (kind === "TSVoidKeyword" || kind === undefined) return undefined;
    return this.#returns.get(key) ?? "i32";
  }

  returns(routine: Routine, type: NumberType): NumberType {
    if (type === "f64" && this.#returns.get(routine.key) !== "f64") {
      this.#returns.set(routine.key, "f64");
      this.hasGrown = true;
    }
    return this.returnOf(routine)!;
  }

  /** A function that is called from JavaScript. */
  enter(routine: Routine, types: readonly NumberType[]): void {
    this.call(routine);
    const numbers = routine.node.params.filter(({ typeAnnotation }: Node) =>
      /^TS(Number|Boolean)Keyword$/.test(typeAnnotation.typeAnnotation.type),
    );
    for (const [at, type] of types.entries()) this.assign(`${routine.key}#${numbers[at].start}`, type);
  }

  call(routine: Routine): NumberType | undefined {
    if (!this.called.has(routine.key)) {
      this.called.set(routine.key, routine);
      this.hasGrown = true;
    }
    return this.returnOf(routine);
  }

  isOutside(key: string): boolean {
    return this.#outside.has(key);
  }

  callOutside(routine: Routine, count: number): NumberType | undefined {
    const returns = this.returnOf(routine);
    this.calledOutside.set(routine.key, { routine, count, returns });
    return returns;
  }

  given(name: string): Given | undefined {
    return this.#givens[name];
  }

  messageNumber(message: string): number {
    if (!this.messages.includes(message)) this.messages.push(message);
    return this.messages.indexOf(message);
  }

  field(owner: string, name: string, shape: Shape): { address: number; type: NumberType } {
    const key = `${owner}.${name}`;
    const known = this.#fields.get(key);
    const type = this.typeOf(key);
    if (known) return { address: known.address, type };
    const address = FIRST_FIELD + 8 * this.#fields.size;
    const kind = shape.kind === "array" || shape.kind === "list" ? shape.kind : "number";
    this.#fields.set(key, { owner, name, kind, element: shape.kind === "array" ? shape.element : "i32", address });
    return { address, type };
  }

  fields(): FieldPlace[] {
    return [...this.#fields.values()].map((field) =>
      field.kind === "number" ? { ...field, element: this.typeOf(`${field.owner}.${field.name}`) } : field,
    );
  }
}
