//! Pixels as a PNG file.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ::png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit, Writer};
use tiny_skia::Pixmap;

use crate::ExportError;

/// What a PNG says about itself.
pub(super) struct Head<'a> {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Pixels a point.
    pub(super) scale: f32,
    pub(super) title: &'a str,
    /// Whether every pixel is opaque, and opacity is not written.
    pub(super) opaque: bool,
}

/// A writer whose refusal is kept: what encodes the file wraps errors until nobody can tell a full disk from a mistake.
pub(super) struct Outlet<'w> {
    out: &'w mut dyn Write,
    refusal: Rc<RefCell<Option<io::Error>>>,
}

impl<'w> Outlet<'w> {
    /// The writer, and where its refusal will be.
    pub(super) fn new(out: &'w mut dyn Write) -> (Self, Rc<RefCell<Option<io::Error>>>) {
        let refusal = Rc::default();
        let kept = Rc::clone(&refusal);
        (Self { out, refusal }, kept)
    }

    fn keep<T>(&self, outcome: io::Result<T>) -> io::Result<T> {
        outcome.map_err(|error| {
            let kind = error.kind();
            if kind != io::ErrorKind::Interrupted {
                *self.refusal.borrow_mut() = Some(error);
            }
            kind.into()
        })
    }
}

impl Write for Outlet<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let outcome = self.out.write(bytes);
        self.keep(outcome)
    }

    fn flush(&mut self) -> io::Result<()> {
        let outcome = self.out.flush();
        self.keep(outcome)
    }
}

/// Begins a file: its size, the resolution and the title.
pub(super) fn begin<'w>(head: &Head<'_>, out: Outlet<'w>) -> Result<Writer<Outlet<'w>>, ExportError> {
    let mut encoder = Encoder::new(out, head.width, head.height);
    encoder.set_color(if head.opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let a_metre = (f64::from(head.scale) * 72.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: a_metre,
        yppu: a_metre,
        unit: Unit::Meter,
    }));
    if !head.title.is_empty() {
        let title: String = head.title.chars().filter(|character| *character != '\0').collect();
        encoder
            .add_itxt_chunk("Title".to_owned(), title)
            .map_err(ExportError::assembly)?;
    }
    encoder.write_header().map_err(ExportError::assembly)
}

/// Writes rows of a band: of columns and of rows, how many are left out, and how many are written.
pub(super) fn rows(
    pixmap: &Pixmap,
    (left_out, columns): (u32, u32),
    (skipped, count): (u32, u32),
    opaque: bool,
    out: &mut impl Write,
) -> Result<(), ExportError> {
    let width = pixmap.width() as usize;
    let mut bytes = Vec::with_capacity(width * 4);
    for row in pixmap
        .pixels()
        .chunks_exact(width)
        .skip(skipped as usize)
        .take(count as usize)
    {
        bytes.clear();
        let row = row.iter().skip(left_out as usize).take(columns as usize);
        if opaque {
            bytes.extend(row.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]));
        } else {
            bytes.extend(row.flat_map(|pixel| {
                let color = pixel.demultiply();
                [color.red(), color.green(), color.blue(), color.alpha()]
            }));
        }
        out.write_all(&bytes)?;
    }
    Ok(())
}
