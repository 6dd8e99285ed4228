import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseSync } from "vite";

/** A node of the syntax tree; its fields go by its type (ESTree). */
// oxlint-disable-next-line typescript/no-explicit-any
export type Node = any;

/** Width of a number in memory. */
export type Element = "f64" | "i32" | "u16" | "u8";

/** What a field of an object, or a parameter, is. */
export type Shape =
  | { readonly kind: "number" }
  | { readonly kind: "array"; readonly element: Element }
  | { readonly kind: "object"; readonly of: string }
  | { readonly kind: "list" }
  | { readonly kind: "absent" };

/** A function or method, and where it stands. */
export interface Routine {
  readonly key: string;
  readonly file: string;
  readonly node: Node;
  /** Class of a method. */
  readonly owner: string | undefined;
}

interface Module {
  readonly file: string;
  readonly source: string;
  readonly functions: Map<string, Routine>;
  readonly constants: Map<string, Node>;
  readonly imports: Map<string, { file: string; name: string }>;
}

const ELEMENTS: Readonly<Record<string, Element>> = {
  Float64Array: "f64",
  Int32Array: "i32",
  Uint16Array: "u16",
  Uint8Array: "u8",
};

/** The files of the engine as syntax trees: functions, classes of which there is one object, and constants. */
export class Program {
  readonly #root: string;
  readonly #modules = new Map<string, Module>();
  readonly #fields = new Map<string, Map<string, Shape>>();
  readonly #methods = new Map<string, Map<string, Routine>>();
  readonly #aliases = new Map<string, Node>();

  /** @param root folder that paths are relative to */
  constructor(root: string) {
    this.#root = root;
  }

  routine(file: string, name: string): Routine | undefined {
    const module = this.#module(file);
    const imported = module.imports.get(name);
    if (imported) return this.routine(imported.file, imported.name);
    return module.functions.get(name);
  }

  /** @param name "file:function" */
  entry(name: string): Routine {
    const [file, ofFunction] = name.split(":") as [string, string];
    const routine = this.routine(file, ofFunction);
    if (!routine) throw new Error(`there is no function ${ofFunction} in ${file}`);
    return routine;
  }

  method(owner: string, name: string): Routine | undefined {
    return this.#methods.get(owner)?.get(name);
  }

  /** The file and the name by which a constant is declared. */
  origin(file: string, name: string): { file: string; name: string } {
    const imported = this.#module(file).imports.get(name);
    return imported ? this.origin(imported.file, imported.name) : { file, name };
  }

  /** The value of a constant number; undefined for anything else. */
  constant(file: string, name: string): number | undefined {
    const origin = this.origin(file, name);
    const node = this.#module(origin.file).constants.get(origin.name);
    return node && this.#evaluate(origin.file, node);
  }

  /** The line, from 1, of a place in a file. */
  lineOf(file: string, start: number): number {
    return this.#module(file).source.slice(0, start).split("\n").length;
  }

  fields(owner: string): ReadonlyMap<string, Shape> | undefined {
    return this.#fields.get(owner);
  }

  /** What a type annotation stands for. */
  shape(annotation: Node): Shape {
    const type = annotation?.type === "TSTypeAnnotation" ? annotation.typeAnnotation : annotation;
    if (type?.type === "TSNumberKeyword" || type?.type === "TSBooleanKeyword") return { kind: "number" };
    if (type?.type === "TSUnionType") return this.shape(type.types.find((one: Node) => one.type !== "TSNullKeyword"));
    if (type?.type === "TSTypeOperator" || type?.type === "TSArrayType") return { kind: "list" };
    if (type?.type !== "TSTypeReference") return { kind: "absent" };
    const name: string = type.typeName.name;
    if (name === "Pick") return this.shape(type.typeArguments.params[0]);
    const alias = this.#aliases.get(name);
    if (alias) return this.shape(alias);
    if (ELEMENTS[name]) return { kind: "array", element: ELEMENTS[name] };
    return { kind: "object", of: name };
  }

  #module(file: string): Module {
    const known = this.#modules.get(file);
    if (known) return known;
    const source = readFileSync(join(this.#root, file), "utf8");
    const { program, errors } = parseSync(file, source);
    if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
    const module: Module = { file, source, functions: new Map(), constants: new Map(), imports: new Map() };
    this.#modules.set(file, module);
    for (const statement of program.body as Node[]) this.#declare(module, statement);
    return module;
  }

  #declare(module: Module, statement: Node): void {
    const { file } = module;
    if (statement.type === "ImportDeclaration") {
      if (!statement.source.value.startsWith(".")) return;
      const from = relative(this.#root, join(this.#root, dirname(file), statement.source.value));
      for (const { imported, local } of statement.specifiers) {
        module.imports.set(local.name, { file: from, name: imported.name });
      }
      // What is made by compiling need not be there yet.
      if (from !== "engine/compiled-loop.ts") this.#module(from);
      return;
    }
    const declared: Node = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type === "FunctionDeclaration") {
      const { name } = declared.id;
      module.functions.set(name, { key: `${file}:${name}`, file, node: declared, owner: undefined });
    } else if (declared?.type === "VariableDeclaration") {
      for (const { id, init } of declared.declarations)
        if (id.type === "Identifier") module.constants.set(id.name, init);
    } else if (declared?.type === "ClassDeclaration") this.#declareClass(file, declared);
    else if (declared?.type === "TSInterfaceDeclaration") this.#declareFields(declared.id.name, declared.body.body);
    else if (declared?.type === "TSTypeAliasDeclaration") {
      const { id, typeAnnotation } = declared;
      if (typeAnnotation.type === "TSTypeLiteral") this.#declareFields(id.name, typeAnnotation.members);
      else this.#aliases.set(id.name, typeAnnotation);
    }
  }

  #declareClass(file: string, { id, body }: Node): void {
    this.#declareFields(id.name, body.body);
    const methods = new Map<string, Routine>();
    for (const member of body.body) {
      if (member.type !== "MethodDefinition" || member.kind !== "method") continue;
      const { name } = member.key;
      methods.set(name, { key: `${id.name}.${name}`, file, node: member.value, owner: id.name });
    }
    this.#methods.set(id.name, methods);
  }

  #declareFields(owner: string, members: Node[]): void {
    const fields = new Map<string, Shape>();
    for (const { type, key, typeAnnotation, value } of members) {
      if (type !== "PropertyDefinition" && type !== "TSPropertySignature") continue;
      const isPlain = !typeAnnotation && value?.type !== undefined;
      fields.set(key.name, isPlain ? { kind: "number" } : this.shape(typeAnnotation));
    }
    this.#fields.set(owner, fields);
  }

  #evaluate(file: string, node: Node): number | undefined {
    if (node.type === "Literal") return typeof node.value === "number" ? node.value : undefined;
    if (node.type === "Identifier") return node.name === "Infinity" ? Infinity : this.constant(file, node.name);
    if (node.type === "UnaryExpression" && node.operator === "-") {
      const operand = this.#evaluate(file, node.argument);
      return operand === undefined ? undefined : -operand;
    }
    if (node.type !== "BinaryExpression") return undefined;
    const left = this.#evaluate(file, node.left);
    const right = this.#evaluate(file, node.right);
    return left === undefined || right === undefined ? undefined : folded(node.operator, left, right);
  }
}

/** An operation on two known numbers; undefined for one that is left to be done. */
export function folded(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "<<":
      return left << right;
    default:
      return undefined;
  }
}
