/** How much is measured: the figures of the issue, or small ones to try a benchmark out. */
export interface Scale {
  /** Frames per second of one stream, and for how long. */
  rate: number;
  seconds: number;
  /** Frames of the large log. */
  frames: number;
  /** Places in it that are scrolled to. */
  places: number;
  /** Bytes of the largest message. */
  largeBytes: number;
  /** Rates of the comparison, and for how long each. */
  compareRates: readonly number[];
  compareSeconds: number;
  /** Rates of a page's own socket that is recorded, and for how long each. */
  captureRates: readonly number[];
  captureSeconds: number;
  kills: number;
  popups: number;
  /** Frames of the log that is exported. */
  exportFrames: number;
  /** Inputs that decoders are tried with. */
  fuzzInputs: number;
}

const FULL: Scale = {
  rate: 20_000,
  seconds: 30,
  frames: 1_000_000,
  places: 30,
  largeBytes: 100_000_000,
  compareRates: [1_000, 5_000, 20_000],
  compareSeconds: 10,
  captureRates: [1_000, 5_000, 20_000],
  captureSeconds: 10,
  kills: 100,
  popups: 200,
  exportFrames: 1_000_000,
  fuzzInputs: 1_000_000,
};

const QUICK: Scale = {
  ...FULL,
  seconds: 5,
  frames: 50_000,
  places: 10,
  largeBytes: 10_000_000,
  compareRates: [1_000, 20_000],
  compareSeconds: 3,
  captureSeconds: 5,
  kills: 5,
  popups: 10,
  exportFrames: 100_000,
  fuzzInputs: 50_000,
};

/** `--quick` tries the benchmarks out. */
export const scale: Scale = process.argv.includes('--quick') ? QUICK : FULL;
