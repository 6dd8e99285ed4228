import { EncryptJWT, jwtDecrypt } from "jose";
import { hkdfSync, randomBytes } from "node:crypto";
import * as oidc from "openid-client";
import { type Role, ROLES } from "../store/store.ts";
import type { OidcSettings } from "./oidc-settings.ts";

/** A person as the provider of identities knows them. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  /** Missing where none of their groups has one. */
  readonly role: Role | undefined;
}

/** The provider does not answer, or not as one should. */
export class ProviderFailure extends Error {
  override readonly name = "ProviderFailure";
}

/** What the provider sent back does not belong to a sign-in that was begun here. */
export class SignInRefused extends Error {
  override readonly name = "SignInRefused";
}

/** What is remembered between going to the provider and coming back. */
interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

/** How long somebody may take at the provider. */
export const PENDING_SECONDS = 600;

/**
 * Signs staff in by OpenID Connect: authorization code with PKCE, state and nonce. What has to be remembered meanwhile is in an
 * encrypted cookie, so any server of several can finish what another began, and nobody can fill our store with sign-ins.
 */
export class SignIn {
  private readonly settings: OidcSettings;
  private readonly redirectUri: string;
  private readonly publicUrl: URL;
  private readonly key: Uint8Array;
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(settings: OidcSettings, publicUrl: string) {
    this.settings = settings;
    this.publicUrl = new URL(publicUrl);
    this.redirectUri = new URL("/auth/callback", publicUrl).href;
    const secret = settings.clientSecret ?? randomBytes(32).toString("hex");
    this.key = new Uint8Array(hkdfSync("sha256", secret, settings.clientId, "flyt sign-in cookie", 32));
  }

  /** @returns where to send the browser, and what it has to bring back as a cookie. @throws ProviderFailure */
  async begin(returnTo: string): Promise<{ readonly location: string; readonly cookie: string }> {
    const configuration = await this.configuration();
    const pending: Pending = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
      returnTo,
    };
    const location = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: this.settings.scope,
      code_challenge: await oidc.calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: "S256",
      state: pending.state,
      nonce: pending.nonce,
    }).href;
    const cookie = await new EncryptJWT({ ...pending })
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .setIssuedAt()
      .setExpirationTime(`${PENDING_SECONDS}s`)
      .encrypt(this.key);
    return { location, cookie };
  }

  /**
   * @param path path and query that the browser came back to
   * @throws SignInRefused, ProviderFailure
   */
  async finish(
    path: string,
    cookie: string | undefined,
  ): Promise<{ readonly person: Person; readonly returnTo: string }> {
    const pending = await this.pendingOf(cookie);
    const configuration = await this.configuration();
    const answer = await this.answerOf(configuration, new URL(path, this.publicUrl), pending);
    const claims = answer.claims();
    if (claims === undefined) throw new SignInRefused("The provider sent no id token");
    const said = ["email", "preferred_username", "name"].map((name) => claims[name]);
    const name = said.find((value): value is string => typeof value === "string" && value !== "") ?? claims.sub;
    const person = { subject: claims.sub, name, role: roleOf(claims[this.settings.roleClaim], this.settings.roles) };
    return { person, returnTo: pending.returnTo };
  }

  private async pendingOf(cookie: string | undefined): Promise<Pending> {
    if (cookie === undefined) throw new SignInRefused("It was not begun in this browser, or more than ten minutes ago");
    try {
      const { payload } = await jwtDecrypt<Pending & Record<string, unknown>>(cookie, this.key, {
        contentEncryptionAlgorithms: ["A256GCM"],
        keyManagementAlgorithms: ["dir"],
      });
      return payload;
    } catch {
      throw new SignInRefused("It was not begun here, or more than ten minutes ago");
    }
  }

  private async answerOf(
    configuration: oidc.Configuration,
    url: URL,
    pending: Pending,
  ): Promise<oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers> {
    try {
      return await oidc.authorizationCodeGrant(configuration, url, {
        pkceCodeVerifier: pending.codeVerifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
      });
    } catch (error) {
      if (isConnectionFailure(error)) throw new ProviderFailure("no answer to the code", { cause: error });
      const reason =
        error instanceof oidc.AuthorizationResponseError ? error.error : "The provider's answer was refused";
      throw new SignInRefused(reason, { cause: error });
    }
  }

  /** Asked when first needed, so that a provider that is down keeps nobody with a token out; and again after a failure. */
  private configuration(): Promise<oidc.Configuration> {
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = undefined;
      throw new ProviderFailure("no configuration", { cause: error });
    });
    return this.discovered;
  }

  private discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    const isLocal = url.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
    const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
    return oidc.discovery(url, clientId, clientSecret, authentication, {
      timeout: 10,
      // Without TLS only where nobody can listen.
      ...(isLocal ? { execute: [oidc.allowInsecureRequests] } : {}),
    });
  }
}

function isConnectionFailure(error: unknown): boolean {
  if (error instanceof TypeError && error.message === "fetch failed") return true;
  return error instanceof Error && error.cause !== undefined && isConnectionFailure(error.cause);
}

/** The highest role that the values of a claim have. */
export function roleOf(claim: unknown, roles: Readonly<Record<string, Role>>): Role | undefined {
  const values = [claim].flat().filter((value): value is string => typeof value === "string");
  const had = values.flatMap((value) => (Object.hasOwn(roles, value) ? [roles[value]] : []));
  return ROLES.findLast((role) => had.includes(role));
}

/** A path of ours to come back to; the start page for anything that could lead elsewhere. */
export function safeReturnTo(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[\w./?=&%~+-]{0,500}$/.test(path) ? path : "/";
}
