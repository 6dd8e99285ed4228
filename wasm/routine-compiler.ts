import binaryen from "binaryen";
import { ExpressionCompiler } from "./expression-compiler.ts";
import { Frame, type Ref, type Value, WASM_TYPES } from "./frame.ts";
import type { Linker } from "./linker.ts";
import type { Node, Program, Routine } from "./program.ts";

/** Adds a function or method to a module. */
export function compileRoutine(m: binaryen.Module, program: Program, linker: Linker, routine: Routine): void {
  new RoutineCompiler(m, new Frame(m, program, linker, routine)).compile();
}

/** Compiles the statements of one function. */
class RoutineCompiler {
  readonly #m: binaryen.Module;
  readonly #frame: Frame;
  readonly #expressions: ExpressionCompiler;
  #labels = 0;
  readonly #breaks: string[] = [];
  readonly #continues: string[] = [];

  constructor(m: binaryen.Module, frame: Frame) {
    this.#m = m;
    this.#frame = frame;
    this.#expressions = new ExpressionCompiler(frame);
  }

  compile(): void {
    const { routine, linker, locals } = this.#frame;
    const patterns = this.#parameters();
    const count = locals.length;
    const returns = linker.returnOf(routine);
    const body: Ref[] = [];
    for (const { pattern, of } of patterns) body.push(...this.#destructured(pattern, of));
    for (const statement of routine.node.body.body) body.push(this.#statement(statement));
    if (returns) body.push(this.#m.unreachable());
    this.#m.addFunction(
      routine.key,
      binaryen.createType(locals.slice(0, count).map((type) => WASM_TYPES[type])),
      returns ? WASM_TYPES[returns] : binaryen.none,
      locals.slice(count).map((type) => WASM_TYPES[type]),
      this.#m.block(null, body, binaryen.auto),
    );
  }

  /** Binds the parameters. @returns those that are taken apart, which needs locals of their own */
  #parameters(): { pattern: Node; of: string }[] {
    const { program, linker, routine } = this.#frame;
    const patterns: { pattern: Node; of: string }[] = [];
    if (routine.owner) this.#frame.bind("this", { kind: "object", of: routine.owner });
    for (const parameter of routine.node.params as Node[]) {
      const shape = program.shape(parameter.typeAnnotation);
      if (shape.kind === "object") {
        if (parameter.type === "ObjectPattern") patterns.push({ pattern: parameter, of: shape.of });
        else this.#frame.bind(parameter.name, { kind: "object", of: shape.of });
      } else if (shape.kind === "array") {
        this.#frame.bind(parameter.name, this.#frame.array(this.#frame.local("i32"), shape.element));
      } else if (shape.kind === "number") {
        const key = this.#frame.keyOf(parameter);
        this.#frame.bind(parameter.name, { local: this.#frame.local(linker.typeOf(key)), key });
      } else throw this.#frame.error(parameter, "is a parameter of a kind that is not known");
    }
    return patterns;
  }

  #statement(node: Node): Ref {
    const m = this.#m;
    switch (node.type) {
      case "BlockStatement":
        return this.#frame.scoped(() => this.#block(node.body.map((one: Node) => this.#statement(one))));
      case "ExpressionStatement":
        return this.#expressions.dropped(node.expression);
      case "VariableDeclaration":
        return this.#block(node.declarations.flatMap((one: Node) => this.#declared(one)));
      case "IfStatement":
        return this.#if(node);
      case "ReturnStatement":
        return this.#return(node);
      case "WhileStatement":
        return this.#loop(node.test, undefined, node.body, true);
      case "DoWhileStatement":
        return this.#loop(node.test, undefined, node.body, false);
      case "ForStatement":
        return this.#for(node);
      case "ContinueStatement":
        return m.br(this.#continues.at(-1)!);
      case "BreakStatement":
        return m.br(this.#breaks.at(-1)!);
      case "SwitchStatement":
        return this.#switch(node);
      case "ThrowStatement":
        return m.block(null, [this.#frame.fail(messageOf(node.argument)), m.unreachable()]);
      case "EmptyStatement":
        return m.nop();
      default:
        throw this.#frame.error(node, "cannot be compiled");
    }
  }

  #block(parts: Ref[]): Ref {
    return this.#m.block(null, parts, binaryen.none);
  }

  #if({ test, consequent, alternate }: Node): Ref {
    const condition = this.#expressions.number(test);
    if (condition.constant !== undefined) {
      if (condition.constant !== 0) return this.#statement(consequent);
      return alternate ? this.#statement(alternate) : this.#m.nop();
    }
    const yes = this.#statement(consequent);
    return this.#m.if(this.#frame.truth(condition), yes, alternate ? this.#statement(alternate) : undefined);
  }

  #return({ argument }: Node): Ref {
    const { routine, linker } = this.#frame;
    if (argument === null) return this.#m.return();
    const value = this.#expressions.compile(argument);
    if (value.kind === "nothing") return this.#m.block(null, [value.ref, this.#m.return()]);
    const number = this.#frame.number(value);
    return this.#m.return(this.#frame.as(linker.returns(routine, number.type), number));
  }

  #for({ init, test, update, body }: Node): Ref {
    return this.#frame.scoped(() => {
      const parts: Ref[] = [];
      if (init?.type === "VariableDeclaration") parts.push(this.#statement(init));
      else if (init) parts.push(this.#expressions.dropped(init));
      return this.#block([...parts, this.#loop(test, update, body, true)]);
    });
  }

  #loop(test: Node, update: Node, body: Node, testsFirst: boolean): Ref {
    const m = this.#m;
    const number = this.#labels++;
    const [over, next, again] = [`over${number}`, `next${number}`, `again${number}`] as const;
    const leave = test ? m.br(over, m.i32.eqz(this.#expressions.condition(test))) : m.nop();
    this.#breaks.push(over);
    this.#continues.push(next);
    const inner = m.block(next, [this.#statement(body)], binaryen.none);
    this.#breaks.pop();
    this.#continues.pop();
    const step = update ? this.#expressions.dropped(update) : m.nop();
    const parts = testsFirst ? [leave, inner, step] : [inner, leave];
    return m.block(over, [m.loop(again, m.block(null, [...parts, m.br(again)]))], binaryen.none);
  }

  /** One case after another, each of which ends with a break, a return or an error. */
  #switch({ discriminant, cases }: Node): Ref {
    const m = this.#m;
    const over = `over${this.#labels++}`;
    const value = this.#expressions.number(discriminant);
    const local = this.#frame.local(value.type);
    const parts = [m.local.set(local, value.ref)];
    this.#breaks.push(over);
    for (const { test, consequent } of cases) {
      const body = this.#frame.scoped(() =>
        m.block(
          null,
          consequent.map((one: Node) => this.#statement(one)),
        ),
      );
      if (test === null) parts.push(body);
      else parts.push(m.if(this.#expressions.isEqual(this.#frame.get(local), this.#expressions.number(test)), body));
    }
    this.#breaks.pop();
    return m.block(over, parts, binaryen.none);
  }

  #declared({ id, init }: Node): Ref[] {
    if (id.type === "ObjectPattern") {
      const source = this.#expressions.compile(init);
      if (source.kind !== "object") throw this.#frame.error(id, "takes apart what is no object that is known");
      return this.#destructured(id, source.of);
    }
    if (init !== null) return [this.#define(id, this.#expressions.compile(init))];
    const key = this.#frame.keyOf(id);
    this.#frame.bind(id.name, { local: this.#frame.local(this.#frame.linker.typeOf(key)), key });
    return [];
  }

  #destructured(pattern: Node, of: string): Ref[] {
    return pattern.properties.map(({ key, value }: Node) =>
      this.#define(value, this.#expressions.field(pattern, of, key.name)),
    );
  }

  /** A new variable that stands for a value. */
  #define(id: Node, value: Value): Ref {
    const m = this.#m;
    if (value.kind === "number") {
      const key = this.#frame.keyOf(id);
      const type = this.#frame.linker.assign(key, value.type);
      const local = this.#frame.local(type);
      this.#frame.bind(id.name, { local, key });
      return m.local.set(local, this.#frame.as(type, value));
    }
    if (value.kind === "array") {
      const local = this.#frame.local("i32");
      this.#frame.bind(id.name, this.#frame.array(local, value.element));
      return m.local.set(local, value.pointer());
    }
    this.#frame.bind(id.name, value);
    return m.nop();
  }
}

/** The text of an error; "…" for what is put into it. */
function messageOf(node: Node): string {
  const [text] = node.arguments;
  if (text.type === "Literal") return text.value;
  return text.quasis.map((part: Node) => part.value.cooked).join("…");
}
