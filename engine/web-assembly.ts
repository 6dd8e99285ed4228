/** What the engine needs of WebAssembly, of which the language's own types know nothing. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** @throws RangeError where there is not so much */
  readonly grow: (pages: number) => number;
}

interface WebAssembly {
  readonly Memory: new (pages: { initial: number; maximum: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Readonly<Record<string, object>>) => { readonly exports: object };
}

export const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssembly };
