/** How often the line is written at most, ms. */
const INTERVAL_MS = 200;

export interface ProgressLine {
  show(text: string): void;
  /** Clears the line. */
  end(): void;
}

/** One line on standard error that is written over and over; nothing where that is no terminal. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (!stream.isTTY) return { show: () => {}, end: () => {} };
  let last = 0;
  return {
    show(text) {
      if (Date.now() - last < INTERVAL_MS) return;
      last = Date.now();
      stream.write(`\r\u001b[K${text}`);
    },
    end() {
      stream.write("\r\u001b[K");
    },
  };
}
