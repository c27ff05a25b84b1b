// What bundlers for Workers make of files that are no scripts.

declare module "*.woff" {
  const bytes: ArrayBuffer;
  export default bytes;
}

declare module "@resvg/resvg-wasm/index_bg.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
