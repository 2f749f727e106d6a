//! `windowpane-bindgen WASM FOLDER`: writes a module's wasm and its JavaScript glue for pages into a folder.
//! Optimising and bundling are not here; scripts/package.mjs does both.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [wasm, folder] = args.as_slice() else {
        eprintln!("usage: windowpane-bindgen WASM FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm);
    match bindgen.web(true).and_then(|bindgen| bindgen.typescript(true).generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("windowpane-bindgen: {wasm}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
