import { z } from "zod";
import { ROLES } from "../store/store.ts";

/** How staff sign in: from the file of `flyt serve --config`. */
export const OidcSettings = z.strictObject({
  issuer: z
    .url()
    .meta({ description: "As the provider says it, such as https://login.microsoftonline.com/<tenant>/v2.0." }),
  clientId: z.string().min(1),
  clientSecret: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "Better in the environment: FLYT_OIDC_CLIENT_SECRET." }),
  scope: z.string().default("openid profile email"),
  roleClaim: z.string().default("groups").meta({ description: "The claim of the id token that roles are read from." }),
  roles: z
    .record(z.string(), z.enum(ROLES))
    .meta({ description: "Role by value of the claim; the highest one counts. Who has none is turned away." }),
});
export type OidcSettings = z.infer<typeof OidcSettings>;
