import { enableCompileCache } from "node:module";

// Stripping types and compiling happen once for all starts, which is a quarter of what a command costs.
enableCompileCache();
// The database driver would write lines of its own, in colours, between those of the log. Read when it is loaded.
process.env.RUST_LOG ??= "off";
await import("./program.ts");
