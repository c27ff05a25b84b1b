import { enableCompileCache } from "node:module";

// Stripping types and compiling happen once for all starts, which is a quarter of what a command costs.
enableCompileCache();
await import("./program.ts");
