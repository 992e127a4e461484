//! Writes down what the window may call.

fn main() {
    // The web side is part of the program.
    println!("cargo:rerun-if-changed=../ui/dist");
    let commands = tauri_build::AppManifest::new().commands(&["rpc"]);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}
