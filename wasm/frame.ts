import binaryen from "binaryen";
import { HEAD_BYTES } from "../engine/loop-memory.ts";
import type { Linker } from "./linker.ts";
import type { Element, Node, Program, Routine } from "./program.ts";

export type Ref = binaryen.ExpressionRef;
export type NumberType = "i32" | "f64";

/** A number in WebAssembly, and what it is where that is known. */
export interface NumberValue {
  readonly kind: "number";
  readonly type: NumberType;
  readonly ref: Ref;
  readonly constant?: number;
}

export interface ArrayValue {
  readonly kind: "array";
  readonly element: Element;
  readonly pointer: () => Ref;
  /** Whether it is one that the source makes when it is loaded: its length is not kept. */
  readonly isGiven?: boolean;
}

/** What an expression stands for: a number, or something that is known when it is compiled. There is one object of each class. */
export type Value =
  | NumberValue
  | ArrayValue
  | { readonly kind: "object"; readonly of: string }
  | { readonly kind: "list"; readonly length: () => Ref }
  | { readonly kind: "absent" }
  | { readonly kind: "nothing"; readonly ref: Ref };

/** A variable whose type grows as it is assigned to. */
export interface Variable {
  readonly local: number;
  readonly key: string;
}

export const WASM_TYPES: Readonly<Record<NumberType, binaryen.Type>> = { i32: binaryen.i32, f64: binaryen.f64 };

/** One function that is being compiled: its locals and the names in scope, and numbers in it. */
export class Frame {
  readonly m: binaryen.Module;
  readonly program: Program;
  readonly linker: Linker;
  readonly routine: Routine;
  readonly locals: NumberType[] = [];
  readonly #scopes: Map<string, Variable | Value>[] = [new Map()];

  constructor(m: binaryen.Module, program: Program, linker: Linker, routine: Routine) {
    this.m = m;
    this.program = program;
    this.linker = linker;
    this.routine = routine;
  }

  local(type: NumberType): number {
    return this.locals.push(type) - 1;
  }

  /** The key of the variable that a node declares. */
  keyOf(node: Node): string {
    return `${this.routine.key}#${node.start}`;
  }

  bind(name: string, binding: Variable | Value): void {
    this.#scopes.at(-1)!.set(name, binding);
  }

  scoped(task: () => Ref): Ref {
    this.#scopes.push(new Map());
    const result = task();
    this.#scopes.pop();
    return result;
  }

  binding(name: string): Variable | Value | undefined {
    return this.#scopes.findLast((scope) => scope.has(name))?.get(name);
  }

  variable(node: Node): Variable {
    const binding = this.binding(node.name);
    if (binding === undefined || "kind" in binding) throw this.error(node, "is no variable");
    return binding;
  }

  get(local: number): NumberValue {
    const type = this.locals[local]!;
    return { kind: "number", type, ref: this.m.local.get(local, WASM_TYPES[type]) };
  }

  array(local: number, element: Element): ArrayValue {
    return { kind: "array", element, pointer: () => this.m.local.get(local, WASM_TYPES.i32) };
  }

  /** How many elements an array has: that stands before them. */
  lengthOf(pointer: Ref): Ref {
    return this.m.i32.load(0, 4, this.m.i32.sub(pointer, this.m.i32.const(HEAD_BYTES)));
  }

  constant(value: number): NumberValue {
    const isInteger = Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0);
    const ref = isInteger ? this.m.i32.const(value) : this.m.f64.const(value);
    return { kind: "number", type: isInteger ? "i32" : "f64", ref, constant: value };
  }

  number(value: Value): NumberValue {
    if (value.kind === "number") return value;
    throw new Error(`${this.routine.key}: a number is needed where there is a ${value.kind}`);
  }

  truth({ type, ref }: NumberValue): Ref {
    if (type === "i32") return ref;
    throw new Error(`${this.routine.key}: a fraction is used as a truth`);
  }

  as(type: NumberType, { type: given, ref, constant }: NumberValue): Ref {
    const { m } = this;
    if (type === given) return ref;
    if (type === "f64") return constant === undefined ? m.f64.convert_s.i32(ref) : m.f64.const(constant);
    return constant === undefined ? m.i32.trunc_s_sat.f64(ref) : m.i32.const(constant | 0);
  }

  /** Ends the run with a message. */
  fail(message: string): Ref {
    return this.m.call("fail", [this.m.i32.const(this.linker.messageNumber(message))], binaryen.none);
  }

  /** Says where the source cannot be compiled, and why. */
  error(node: Node, problem: string): Error {
    const { key, file } = this.routine;
    const line = this.program.lineOf(file, node.start);
    return new Error(`${file}:${line}, in ${key}: this ${node.type} ${problem}`);
  }
}

export function integer(ref: Ref): NumberValue {
  return { kind: "number", type: "i32", ref };
}

export function fraction(ref: Ref): NumberValue {
  return { kind: "number", type: "f64", ref };
}
