import {
  createMcpHandler,
  isLegacyRequest,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { buildMcpServer, type McpServices } from "./tools.ts";

/**
 * What the protocol answers one message, by a server of its own. Apart from its route, because a built server loads this, and
 * the protocol's library, with the first message (dev/build-server.ts).
 *
 * @param inJson whether the answer is JSON rather than a stream of events
 */
export async function answerMessage(
  request: Request,
  message: unknown,
  inJson: boolean,
  services: McpServices,
): Promise<Response> {
  const build = () => buildMcpServer(services);
  if (!(await isLegacyRequest(request, message)))
    return createMcpHandler(build, { legacy: "reject" }).fetch(request, { parsedBody: message });
  const server = build();
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: inJson,
  });
  await server.connect(transport);
  return transport.handleRequest(request, { parsedBody: message });
}
