/** The package has no types of its own; this much of it is used. */
declare module "oidc-provider" {
  import type { RequestListener } from "node:http";

  export default class Provider {
    constructor(
      issuer: string,
      configuration: Readonly<Record<string, unknown>> & {
        readonly findAccount: (context: unknown, sub: string) => unknown;
      },
    );
    callback(): RequestListener;
  }
}
