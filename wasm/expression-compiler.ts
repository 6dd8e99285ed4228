import binaryen from "binaryen";
import { Arithmetic } from "./arithmetic.ts";
import { type ArrayValue, type Frame, integer, type NumberValue, type Ref, type Value, WASM_TYPES } from "./frame.ts";
import type { Element, Node, Routine } from "./program.ts";

const SHIFT: Readonly<Record<Element, number>> = { f64: 3, i32: 2, u16: 1, u8: 0 };

/** Where a number stands in memory. */
interface Place {
  readonly address: Ref;
  readonly offset: number;
  readonly element: Element;
}

/** Compiles expressions. */
export class ExpressionCompiler {
  readonly #frame: Frame;
  readonly #arithmetic: Arithmetic;
  /** The sum of which only 32 bits are wanted. */
  #wrapping: Node = null;

  constructor(frame: Frame) {
    this.#frame = frame;
    this.#arithmetic = new Arithmetic(frame);
  }

  compile(node: Node): Value {
    switch (node.type) {
      case "ParenthesizedExpression":
      case "TSNonNullExpression":
      case "TSAsExpression":
        return this.compile(node.expression);
      case "Literal":
        return node.value === null ? { kind: "absent" } : this.#frame.constant(Number(node.value));
      case "ThisExpression":
        return this.#named(node, "this");
      case "Identifier":
        return this.#named(node, node.name);
      case "MemberExpression":
        return this.#member(node);
      case "CallExpression":
        return this.#call(node);
      case "UnaryExpression":
        return this.#unary(node);
      case "BinaryExpression":
        return this.#binary(node);
      case "LogicalExpression":
        return this.#logical(node);
      case "ConditionalExpression":
        return this.#conditional(node);
      case "AssignmentExpression":
        return this.#assignment(node);
      case "UpdateExpression":
        return this.#update(node);
      default:
        throw this.#frame.error(node, "cannot be compiled");
    }
  }

  number(node: Node): NumberValue {
    return this.#frame.number(this.compile(node));
  }

  condition(node: Node): Ref {
    return this.#frame.truth(this.number(node));
  }

  /** Compiled for what it does. */
  dropped(node: Node): Ref {
    const value = this.compile(node);
    if (value.kind === "number") return this.#frame.m.drop(value.ref);
    return value.kind === "nothing" ? value.ref : this.#frame.m.nop();
  }

  /** Whether two numbers are equal. */
  isEqual(a: NumberValue, b: NumberValue): Ref {
    return this.#arithmetic.compare("===", a, b).ref;
  }

  field(node: Node, owner: string, name: string): Value {
    const { m, program, linker } = this.#frame;
    const shape = program.fields(owner)?.get(name);
    if (shape === undefined) throw this.#frame.error(node, `is of ${owner}, which has no field ${name}`);
    if (shape.kind === "object")
      return shape.of === "EventSink" ? { kind: "absent" } : { kind: "object", of: shape.of };
    if (shape.kind === "absent") throw this.#frame.error(node, `has a field ${name} of a kind that is not known`);
    const { address, type } = linker.field(owner, name, shape);
    const content = (): Ref => m.i32.load(address, 4, m.i32.const(0));
    if (shape.kind === "array") return { kind: "array", element: shape.element, pointer: content };
    if (shape.kind === "list") return { kind: "list", length: content };
    return this.#load({ address: m.i32.const(0), offset: address, element: type });
  }

  #named(node: Node, name: string): Value {
    const { program, linker, routine } = this.#frame;
    const binding = this.#frame.binding(name);
    if (binding !== undefined) return "kind" in binding ? binding : this.#frame.get(binding.local);
    if (name === "Infinity" || name === "NaN") return this.#frame.constant(Number(name));
    const origin = program.origin(routine.file, name);
    const given = linker.given(`${origin.file}:${origin.name}`);
    if (typeof given === "number") return this.#frame.constant(given);
    if (given) {
      const { element, address } = given;
      return { kind: "array", element, pointer: () => this.#frame.m.i32.const(address), isGiven: true };
    }
    const constant = program.constant(routine.file, name);
    if (constant === undefined) throw this.#frame.error(node, `is not known: ${name}`);
    return this.#frame.constant(constant);
  }

  #member(node: Node): Value {
    if (node.computed) return this.#load(this.#place(node));
    const name: string = node.property.name;
    if (isMath(node.object)) return this.#frame.constant(Math[name as "E"]);
    const object = this.compile(node.object);
    if (object.kind === "object") return this.field(node, object.of, name);
    if (name === "length" && object.kind === "array") return integer(this.#frame.lengthOf(object.pointer()));
    if (name === "length" && object.kind === "list") return integer(object.length());
    throw this.#frame.error(node, `asks for ${name}, which is not known`);
  }

  /** Where an element of an array, or a field, stands. */
  #place(node: Node): Place {
    const { m, linker } = this.#frame;
    const object = this.compile(node.object);
    if (!node.computed) {
      if (object.kind !== "object") throw this.#frame.error(node, "cannot be assigned to");
      const { address, type } = linker.field(object.of, node.property.name, { kind: "number" });
      return { address: m.i32.const(0), offset: address, element: type };
    }
    if (object.kind !== "array") throw this.#frame.error(node, "is no element of an array");
    const { element } = object;
    const shift = SHIFT[element];
    const index = this.number(node.property);
    if (linker.isChecked && !object.isGiven) {
      return { address: this.#arithmetic.checkedAddress(object, index, shift, node), offset: 0, element };
    }
    if (index.constant !== undefined && index.constant >= 0) {
      return { address: object.pointer(), offset: index.constant << shift, element };
    }
    const scaled = m.i32.shl(this.#frame.as("i32", index), m.i32.const(shift));
    return { address: m.i32.add(object.pointer(), scaled), offset: 0, element };
  }

  #load({ address, offset, element }: Place): NumberValue {
    const { m } = this.#frame;
    if (element === "f64") return { kind: "number", type: "f64", ref: m.f64.load(offset, 8, address) };
    if (element === "i32") return integer(m.i32.load(offset, 4, address));
    if (element === "u16") return integer(m.i32.load16_u(offset, 2, address));
    return integer(m.i32.load8_u(offset, 1, address));
  }

  #store({ address, offset, element }: Place, value: NumberValue): Ref {
    const { m } = this.#frame;
    if (element === "f64") return m.f64.store(offset, 8, address, this.#frame.as("f64", value));
    const whole = this.#frame.as("i32", value);
    if (element === "i32") return m.i32.store(offset, 4, address, whole);
    if (element === "u16") return m.i32.store16(offset, 2, address, whole);
    return m.i32.store8(offset, 1, address, whole);
  }

  #unary({ operator, argument }: Node): Value {
    const { m } = this.#frame;
    const operand = this.number(argument);
    if (operator === "-") return this.#arithmetic.negative(operand);
    if (operator === "~") return integer(m.i32.xor(this.#frame.as("i32", operand), m.i32.const(-1)));
    if (operator !== "!") throw this.#frame.error(argument, `has a sign before it that is not known, ${operator}`);
    if (operand.constant !== undefined) return this.#frame.constant(operand.constant === 0 ? 1 : 0);
    return integer(m.i32.eqz(this.#frame.truth(operand)));
  }

  #binary(node: Node): Value {
    const { operator } = node;
    // (a + b) | 0 and the like.
    if ((operator === "|" || operator === "^") && node.right.type === "Literal") {
      this.#wrapping = node.left.type === "ParenthesizedExpression" ? node.left.expression : node.left;
    }
    const wraps = this.#wrapping === node;
    const left = this.compile(node.left);
    const right = this.compile(node.right);
    if (left.kind === "absent" || right.kind === "absent") return this.#compareWithNull(operator, left, right);
    return this.#arithmetic.binary(operator, this.#frame.number(left), this.#frame.number(right), node, wraps);
  }

  #compareWithNull(operator: string, left: Value, right: Value): Value {
    const { m } = this.#frame;
    const isEqual = operator === "===";
    const other = left.kind === "absent" ? right : left;
    if (other.kind !== "array") return this.#frame.constant((other.kind === "absent") === isEqual ? 1 : 0);
    const isNull = m.i32.eqz(other.pointer());
    return integer(isEqual ? isNull : m.i32.eqz(isNull));
  }

  /** Both sides are truths. */
  #logical({ operator, left, right }: Node): Value {
    const { m } = this.#frame;
    const first = this.number(left);
    if (first.constant !== undefined) {
      const isDecided = (first.constant !== 0) === (operator === "||");
      return isDecided ? this.#frame.constant(operator === "||" ? 1 : 0) : this.compile(right);
    }
    const second = this.condition(right);
    if (operator === "&&") return integer(m.if(this.#frame.truth(first), second, m.i32.const(0)));
    if (operator === "||") return integer(m.if(this.#frame.truth(first), m.i32.const(1), second));
    throw this.#frame.error(right, `has a sign before it that is not known, ${operator}`);
  }

  #conditional({ test, consequent, alternate }: Node): Value {
    const condition = this.number(test);
    if (condition.constant !== undefined) return this.compile(condition.constant !== 0 ? consequent : alternate);
    const [yes, no] = [this.number(consequent), this.number(alternate)];
    const type = yes.type === "f64" || no.type === "f64" ? "f64" : "i32";
    const [a, b] = [this.#frame.as(type, yes), this.#frame.as(type, no)];
    return { kind: "number", type, ref: this.#frame.m.if(this.#frame.truth(condition), a, b) };
  }

  #assignment({ operator, left, right }: Node): Value {
    const after = (before: () => NumberValue): NumberValue => {
      if (operator === "=") return this.number(right);
      return this.#arithmetic.binary(operator.slice(0, -1), before(), this.number(right), left);
    };
    if (left.type !== "Identifier") return this.#modify(left, (before) => ({ now: after(before), result: "now" }));
    const { local } = this.#frame.variable(left);
    const value =
      operator === "||="
        ? this.#frame.number(this.#logical({ operator: "||", left, right }))
        : after(() => this.#frame.get(local));
    return this.#assignVariable(left, value);
  }

  #assignVariable(node: Node, value: NumberValue): NumberValue {
    const { m, linker, locals } = this.#frame;
    const { local, key } = this.#frame.variable(node);
    const type = linker.assign(key, value.type);
    // It has just become a fraction: the function is compiled again.
    if (type !== locals[local]) return value;
    return { kind: "number", type, ref: m.local.tee(local, this.#frame.as(type, value), WASM_TYPES[type]) };
  }

  #update({ operator, prefix, argument }: Node): Value {
    const { m } = this.#frame;
    const oneOn = (before: NumberValue): NumberValue =>
      this.#arithmetic.binary(operator === "++" ? "+" : "-", before, this.#frame.constant(1), argument);
    if (argument.type !== "Identifier") {
      return this.#modify(argument, (before) => ({ now: oneOn(before()), result: prefix ? "now" : "before" }));
    }
    const { local } = this.#frame.variable(argument);
    const now = this.#assignVariable(argument, oneOn(this.#frame.get(local)));
    if (prefix) return now;
    const before = this.#frame.local(this.#frame.locals[local]!);
    const { type, ref } = this.#frame.get(before);
    const parts = [m.local.set(before, this.#frame.get(local).ref), m.drop(now.ref), ref];
    return { kind: "number", type, ref: m.block(null, parts, WASM_TYPES[type]) };
  }

  /** Changes an element of an array, or a field, whose place is found once, before the value. */
  #modify(
    target: Node,
    change: (before: () => NumberValue) => { now: NumberValue; result: "before" | "now" },
  ): NumberValue {
    const { m, linker } = this.#frame;
    const { address, offset, element } = this.#place(target);
    const at = this.#frame.local("i32");
    const place = (): Place => ({ address: this.#frame.get(at).ref, offset, element });
    const parts = [m.local.set(at, address)];
    let before = -1;
    const { now, result } = change(() => {
      const value = this.#load(place());
      before = this.#frame.local(value.type);
      parts.push(m.local.set(before, value.ref));
      return this.#frame.get(before);
    });
    if (!target.computed) {
      const object = this.compile(target.object);
      if (object.kind === "object") linker.assign(`${object.of}.${target.property.name}`, now.type);
    }
    const after = this.#frame.local(now.type);
    parts.push(m.local.set(after, now.ref), this.#store(place(), this.#frame.get(after)));
    const { type, ref } = this.#frame.get(result === "before" ? before : after);
    parts.push(ref);
    return { kind: "number", type, ref: m.block(null, parts, WASM_TYPES[type]) };
  }

  #call(node: Node): Value {
    const { program, routine } = this.#frame;
    const { callee } = node;
    if (callee.type === "Identifier") return this.#callRoutine(program.routine(routine.file, callee.name), node);
    const name: string = callee.property.name;
    if (isMath(callee.object)) {
      const values = node.arguments.map((one: Node) => this.number(one));
      return this.#arithmetic.math(name, values, node);
    }
    const object = this.compile(callee.object);
    if (object.kind === "array" && name === "fill") return this.#fillWithZeros(object, node);
    return this.#callRoutine(object.kind === "object" ? program.method(object.of, name) : undefined, node);
  }

  #callRoutine(routine: Routine | undefined, node: Node): Value {
    const { m, linker } = this.#frame;
    if (!routine) throw this.#frame.error(node, "is of a function that is not known");
    const isOutside = linker.isOutside(routine.key);
    const passed: Ref[] = [];
    for (const [at, argument] of (node.arguments as Node[]).entries()) {
      const value = this.compile(argument);
      if (value.kind === "array" && !isOutside) passed.push(value.pointer());
      if (value.kind !== "number") continue;
      const key = `${routine.key}#${routine.node.params[at].start}`;
      passed.push(this.#frame.as(isOutside ? "f64" : linker.assign(key, value.type), value));
    }
    const returns = isOutside ? linker.callOutside(routine, passed.length) : linker.call(routine);
    const name = isOutside ? outsideName(routine.key) : routine.key;
    if (!returns) return { kind: "nothing", ref: m.call(name, passed, binaryen.none) };
    return { kind: "number", type: returns, ref: m.call(name, passed, WASM_TYPES[returns]) };
  }

  #fillWithZeros({ pointer, element }: ArrayValue, node: Node): Value {
    const { m } = this.#frame;
    const [value, ...others] = node.arguments;
    if (others.length > 0 || value.value !== 0) throw this.#frame.error(node, "fills with something else than 0");
    const bytes = m.i32.shl(this.#frame.lengthOf(pointer()), m.i32.const(SHIFT[element]));
    return { kind: "nothing", ref: m.memory.fill(pointer(), m.i32.const(0), bytes) };
  }
}

/** The name of what a function outside is imported as. */
export function outsideName(key: string): string {
  return `outside ${key}`;
}

function isMath(node: Node): boolean {
  return node.type === "Identifier" && node.name === "Math";
}
