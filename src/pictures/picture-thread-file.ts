/** What node-pictures.ts starts. A built server has another (dev/build-server.ts). */
export const PICTURE_THREAD = new URL("./picture-thread.ts", import.meta.url);
