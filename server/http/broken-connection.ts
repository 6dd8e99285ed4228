import type { Socket } from "node:net";
import type { HttpLimits } from "./http-options.ts";
import { HttpProblem } from "./http-problem.ts";
import { problemBody, PROBLEM_MEDIA_TYPE } from "./error-answers.ts";

/** Answers what is no HTTP, too long or too slow to become a request; and closes the connection. */
export function answerBrokenConnection(
  limits: HttpLimits,
): (error: Error & { readonly code?: string }, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const problem =
      error.code === "HPE_HEADER_OVERFLOW"
        ? new HttpProblem("headers-too-large", { most: limits.headerBytes })
        : new HttpProblem("malformed-request", { reason: reasonOf(error.code) });
    const body = JSON.stringify(problemBody(problem, undefined, ""));
    socket.end(
      `HTTP/1.1 ${problem.statusCode} Refused\r\nConnection: close\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  };
}

function reasonOf(code: string | undefined): string {
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? "it did not arrive in time" : "it is no HTTP/1.1";
}
