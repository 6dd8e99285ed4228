/* A provider of identities on this machine, and a browser that signs in there. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export interface IdentityProvider {
  readonly issuer: string;
  readonly close: () => Promise<void>;
}

export const CLIENT = { id: "flyt", secret: "a-secret-of-the-client" } as const;

/** @param groupsOf the groups of a person by their name */
export async function identityProvider(
  redirectUri: string,
  groupsOf: Readonly<Record<string, readonly string[]>>,
): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { openid: ["sub", "groups"], profile: ["name"], email: ["email"] },
    // Groups are in the id token itself, as hospital directories put them.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ["only-for-tests"] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, email: `${sub}@hospital.example`, groups: [...(groupsOf[sub] ?? [])] }),
    }),
  });
  server.on("request", provider.callback());
  return {
    issuer,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Goes where a provider leads, signs in and consents. @returns where it sends the browser back to */
export async function signInAt(location: string, person: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(location);
  const issuer = url.origin;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const init: RequestInit = { redirect: "manual", headers: { cookie } };
    const answer = await fetch(url, form === undefined ? init : { ...init, method: "POST", body: form });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined) jar.set(name, value ?? "");
    }
    form = undefined;
    const next = answer.headers.get("location");
    if (next !== null) {
      url = new URL(next, url);
      if (url.origin !== issuer) return url;
      continue;
    }
    const page = await answer.text();
    const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    if (action === undefined || prompt === undefined) throw new Error(`no form to fill in: ${page.slice(0, 500)}`);
    url = new URL(action, url);
    form = new URLSearchParams({ prompt, ...(prompt === "login" ? { login: person, password: "any" } : {}) });
  }
  throw new Error("signing in does not come to an end");
}
