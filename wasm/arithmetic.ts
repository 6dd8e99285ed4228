import { type ArrayValue, type Frame, fraction, integer, type NumberValue, type Ref, WASM_TYPES } from "./frame.ts";
import { folded, type Node } from "./program.ts";

/** A product with a larger constant may not fit into 32 bits. */
const LARGEST_INTEGER_FACTOR = 1 << 16;

type Operation = (a: Ref, b: Ref) => Ref;

/** Signs between numbers, and functions of Math. Whole numbers stay whole but in a quotient. */
export class Arithmetic {
  readonly #frame: Frame;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** @param wraps whether a sum is meant to lose what is above 32 bits */
  binary(operator: string, a: NumberValue, b: NumberValue, node: Node, wraps = false): NumberValue {
    const { m } = this.#frame;
    if (a.constant !== undefined && b.constant !== undefined) {
      const known = folded(operator, a.constant, b.constant);
      if (known !== undefined) return this.#frame.constant(known);
    }
    switch (operator) {
      case "===":
      case "!==":
      case "<":
      case "<=":
      case ">":
      case ">=":
        return this.compare(operator, a, b);
      case "+":
        return this.#sum(m.i32.add, m.f64.add, a, b, node, wraps);
      case "-":
        return this.#sum(m.i32.sub, m.f64.sub, a, b, node, wraps);
      case "*": {
        const isLarge = [a, b].some(({ constant }) => constant !== undefined && constant > LARGEST_INTEGER_FACTOR);
        return isLarge ? this.#inFractions(m.f64.mul, a, b) : this.#sum(m.i32.mul, m.f64.mul, a, b, node, wraps);
      }
      case "/":
        return this.#inFractions(m.f64.div, a, b);
      case "%":
        if (a.type === "f64" || b.type === "f64") throw this.#frame.error(node, "is a remainder of fractions");
        return integer(m.i32.rem_s(a.ref, b.ref));
      default:
        return this.#bitwise(operator, a, b, node);
    }
  }

  compare(operator: string, a: NumberValue, b: NumberValue): NumberValue {
    const { m } = this.#frame;
    const { i32, f64 } = m;
    const operations: Record<string, [Operation, Operation]> = {
      "===": [i32.eq, f64.eq],
      "!==": [i32.ne, f64.ne],
      "<": [i32.lt_s, f64.lt],
      "<=": [i32.le_s, f64.le],
      ">": [i32.gt_s, f64.gt],
      ">=": [i32.ge_s, f64.ge],
    };
    const [ofIntegers, ofFractions] = operations[operator]!;
    if (a.type === "i32" && b.type === "i32") return integer(ofIntegers(a.ref, b.ref));
    return integer(ofFractions(this.#frame.as("f64", a), this.#frame.as("f64", b)));
  }

  negative(operand: NumberValue): NumberValue {
    const { m } = this.#frame;
    if (operand.constant !== undefined) return this.#frame.constant(-operand.constant);
    if (operand.type === "f64") return fraction(m.f64.neg(operand.ref));
    return integer(m.i32.sub(m.i32.const(0), operand.ref));
  }

  math(name: string, values: readonly NumberValue[], node: Node): NumberValue {
    const { m } = this.#frame;
    const [a, b] = values as [NumberValue, NumberValue];
    if (name === "imul") return integer(m.i32.mul(this.#frame.as("i32", a), this.#frame.as("i32", b)));
    if (name === "max") return this.#inFractions(m.f64.max, a, b);
    if (name === "min") return this.#inFractions(m.f64.min, a, b);
    const x = this.#frame.as("f64", a);
    if (name === "floor") return fraction(m.f64.floor(x));
    if (name === "ceil") return fraction(m.f64.ceil(x));
    // Of numbers with so few digits that a half is exact.
    if (name === "round") return fraction(m.f64.floor(m.f64.add(x, m.f64.const(0.5))));
    throw this.#frame.error(node, `calls Math.${name}, which is not known`);
  }

  /** Ends the run where an array has no element of a number. @returns the address of the element */
  checkedAddress(array: ArrayValue, index: NumberValue, shift: number, node: Node): Ref {
    const { m } = this.#frame;
    const [pointer, at] = [this.#frame.local("i32"), this.#frame.local("i32")];
    const get = (local: number): Ref => this.#frame.get(local).ref;
    const isBeyond = m.i32.ge_u(get(at), this.#frame.lengthOf(get(pointer)));
    const parts = [
      m.local.set(pointer, array.pointer()),
      m.local.set(at, this.#frame.as("i32", index)),
      m.if(isBeyond, this.#frame.fail(`${this.#where(node)}: no element of that number`)),
      m.i32.add(get(pointer), m.i32.shl(get(at), m.i32.const(shift))),
    ];
    return m.block(null, parts, WASM_TYPES.i32);
  }

  /** A sum, difference or product; of whole numbers it is compared with the exact one where numbers are checked. */
  #sum(ofIntegers: Operation, ofFractions: Operation, a: NumberValue, b: NumberValue, node: Node, wraps: boolean) {
    const { m } = this.#frame;
    if (a.type === "f64" || b.type === "f64") return this.#inFractions(ofFractions, a, b);
    if (!this.#frame.linker.isChecked || wraps) return integer(ofIntegers(a.ref, b.ref));
    const [x, y, result] = [this.#frame.local("i32"), this.#frame.local("i32"), this.#frame.local("i32")];
    const get = (local: number): Ref => this.#frame.get(local).ref;
    const exact = (local: number): Ref => this.#frame.as("f64", this.#frame.get(local));
    const parts = [
      m.local.set(x, a.ref),
      m.local.set(y, b.ref),
      m.local.set(result, ofIntegers(get(x), get(y))),
      m.if(
        m.f64.ne(ofFractions(exact(x), exact(y)), exact(result)),
        this.#frame.fail(`${this.#where(node)}: more than 32 bits`),
      ),
      get(result),
    ];
    return integer(m.block(null, parts, WASM_TYPES.i32));
  }

  #inFractions(operation: Operation, a: NumberValue, b: NumberValue): NumberValue {
    return fraction(operation(this.#frame.as("f64", a), this.#frame.as("f64", b)));
  }

  #bitwise(operator: string, a: NumberValue, b: NumberValue, node: Node): NumberValue {
    const { m } = this.#frame;
    const [x, y] = [this.#frame.as("i32", a), this.#frame.as("i32", b)];
    switch (operator) {
      case "&":
        return integer(m.i32.and(x, y));
      case "|":
        return integer(m.i32.or(x, y));
      case "^":
        return integer(m.i32.xor(x, y));
      case "<<":
        return integer(m.i32.shl(x, y));
      case ">>":
        return integer(m.i32.shr_s(x, y));
      case ">>>":
        // By no bit at all it might be above 2³¹.
        if (b.constant) return integer(m.i32.shr_u(x, y));
    }
    throw this.#frame.error(node, `has a sign that is not known, ${operator}`);
  }

  #where(node: Node): string {
    const { key, file } = this.#frame.routine;
    return `${key}, line ${this.#frame.program.lineOf(file, node.start)}`;
  }
}
