import helmet from "@fastify/helmet";
import { isHttps } from "./guard.ts";
import type { HttpOptions } from "./http-options.ts";
import type { App } from "./route-kinds.ts";

/** What a page may load: what comes from this server, and nothing that stands in the page itself. */
export const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  // The engine's loop is WebAssembly that comes with the scripts; code from strings stays forbidden.
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  workerSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "data:"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  // Reports are shown beside the form that asks for them; they come with a policy of their own.
  frameSrc: ["'self'"],
  formAction: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
} as const;

/** What an answer has at least that no plugin has seen. */
export const BARE_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** Headers that keep browsers from doing more with an answer than showing it. */
export function sendSecurityHeaders(app: App, { publicUrl }: HttpOptions): void {
  const isSecure = isHttps(publicUrl);
  app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...Object.fromEntries(Object.entries(CONTENT_SECURITY_POLICY).map(([name, sources]) => [name, [...sources]])),
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "no-referrer" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    // Patients are simulated, but plans are nobody else's business: nothing stays behind in a shared cache or browser.
    reply.header("cache-control", "no-store");
  });
}
