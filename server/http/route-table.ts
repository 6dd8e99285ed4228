import type { App } from "./route-kinds.ts";

/** The routes that there are, for the answer to a method that an address does not take. */
export class RouteTable {
  private readonly methodsByPattern = new Map<string, Set<string>>();
  private patterns: { readonly expression: RegExp; readonly methods: ReadonlySet<string> }[] | undefined;

  /** Hears of every route that is added from now on. */
  constructor(app: App) {
    app.addHook("onRoute", ({ method, url }) => {
      // Preflights are asked at any address; that does not mean that there is something at it.
      if (url === "*") return;
      const methods = this.methodsByPattern.get(url) ?? new Set<string>();
      for (const one of [method].flat()) methods.add(one);
      this.methodsByPattern.set(url, methods);
      this.patterns = undefined;
    });
  }

  /** Methods that an address takes, in order; none where there is nothing at it. */
  methodsAt(path: string): readonly string[] {
    this.patterns ??= [...this.methodsByPattern].map(([pattern, methods]) => ({
      expression: expressionOf(pattern),
      methods,
    }));
    const methods = this.patterns
      .filter(({ expression }) => expression.test(path))
      .flatMap((route) => [...route.methods]);
    return [...new Set(methods)].sort();
  }
}

/** `/jobs/:id/*` as an expression. */
function expressionOf(pattern: string): RegExp {
  const parts = pattern.split("/").map((part) => {
    if (part.startsWith(":")) return "[^/]+";
    return part === "*" ? ".*" : part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("/")}$`);
}
