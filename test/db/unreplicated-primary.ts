import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// A process of its own (a replica's calls leave its own no time to answer) that takes every request and knows no replication:
// a replica opens, and whatever it hands over fails. `GET /asked` tells how many requests there were. Ends with its input.
let asked = 0;
const server = createServer((request, response) => {
  if (request.url === "/asked") response.end(String(asked));
  else {
    asked += 1;
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
process.stdin.resume().once("end", () => process.exit());
