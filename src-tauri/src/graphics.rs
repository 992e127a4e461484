//! How WebKitGTK paints, settled before the window opens. Other platforms need nothing of this.

use std::process::ExitCode;

/// On a machine without a graphics card WebKitGTK's compositing costs four times what a frame has; without it the same
/// frame is cheap. WebKit reads the choice from its environment, and the environment of a running program cannot be
/// changed safely, so the program replaces itself by itself with the variable set. That also ends the chain: a variable
/// that is set, by us or by the user, is left alone. Returns an exit code only when the program could not be started.
#[cfg(target_os = "linux")]
pub fn start_again_without_compositing() -> Option<ExitCode> {
    use std::env;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    const SWITCH: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
    let software = env::var_os("LIBGL_ALWAYS_SOFTWARE").is_some() || !has_graphics_card();
    if env::var_os(SWITCH).is_some() || !software {
        return None;
    }
    let program = env::current_exe().ok()?;
    let error = Command::new(program)
        .args(env::args_os().skip(1))
        .env(SWITCH, "1")
        .exec();
    eprintln!("percorso-desktop: {error}");
    Some(ExitCode::FAILURE)
}

#[cfg(target_os = "linux")]
fn has_graphics_card() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else {
        return false;
    };
    devices
        .flatten()
        .any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

/// Nothing to do.
#[cfg(not(target_os = "linux"))]
pub fn start_again_without_compositing() -> Option<ExitCode> {
    None
}

/// Hinting moves letters to whole pixels, so that lines on the screen would be up to 3 % wider than the same lines on
/// paper. WebKit asks GTK's settings when its first window opens.
#[cfg(target_os = "linux")]
pub fn draw_text_unhinted() {
    use gtk::prelude::GtkSettingsExt;

    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_xft_antialias(1);
        settings.set_gtk_xft_hinting(0);
        settings.set_gtk_xft_hintstyle(Some("hintnone"));
    }
}

/// Nothing to do.
#[cfg(not(target_os = "linux"))]
pub fn draw_text_unhinted() {}
