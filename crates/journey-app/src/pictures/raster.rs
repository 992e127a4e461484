//! Pictures of pixels: PNG, JPEG, WebP.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{Shown, check_size, too_large, unreadable};
use crate::AppError;

/// What a decoder may allocate, in bytes: the largest picture with eight bits in four channels, and as much for itself.
const MAX_ALLOCATED: u64 = 800_000_000;

/// Quality of JPEG for the screen, 1 to 100. What is printed is never encoded anew.
const SCREEN_QUALITY: u8 = 88;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Png,
    Jpeg,
    WebP,
}

impl Kind {
    /// The kind of a file by its first bytes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            _ => None,
        }
    }

    pub fn media_type(self) -> &'static str {
        self.format().to_mime_type()
    }

    fn format(self) -> ImageFormat {
        match self {
            Self::Png => ImageFormat::Png,
            Self::Jpeg => ImageFormat::Jpeg,
            Self::WebP => ImageFormat::WebP,
        }
    }
}

/// Decodes a picture once, so that what is kept can be shown; its width and height as it is to be seen.
pub(super) fn examine(kind: Kind, bytes: &[u8]) -> Result<(u32, u32), AppError> {
    if kind == Kind::Jpeg && !has_its_end(bytes) {
        return Err(unreadable("its end is missing"));
    }
    let picture = pixels(kind, bytes)?;
    Ok((picture.width(), picture.height()))
}

/// Decoders of JPEG fill what is missing with grey and say nothing; the marker of the end must come after the last scan.
fn has_its_end(bytes: &[u8]) -> bool {
    let last = |marker: u8| bytes.windows(2).rposition(|pair| pair == [0xff, marker]);
    last(0xd9) > last(0xda)
}

/// The pixels of a picture, turned as its maker says. The head is read first: what is too large is not decoded.
pub(super) fn pixels(kind: Kind, bytes: &[u8]) -> Result<DynamicImage, AppError> {
    if let Some((width, height)) = claimed(kind, bytes) {
        check_size(width, height)?;
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind.format());
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_ALLOCATED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if decoder.total_bytes() > MAX_ALLOCATED {
        return Err(too_large(width, height));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The size that the head of a PNG claims: its decoder would fail for want of memory before it tells.
fn claimed(kind: Kind, bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    (kind == Kind::Png).then_some((side(16)?, side(20)?))
}

/// A picture at most this wide, never wider than it is: JPEG for photographs, PNG where something shines through.
pub(super) fn scaled(kind: Kind, bytes: &[u8], whole: (u32, u32), width: u32) -> Result<Shown, AppError> {
    let picture = pixels(kind, bytes)?;
    let width = width.clamp(1, whole.0.max(1));
    let height = (u64::from(whole.1) * u64::from(width))
        .div_ceil(u64::from(whole.0.max(1)))
        .max(1) as u32;
    let see_through = picture.color().has_alpha();
    let picture = if see_through {
        premultiplied(DynamicImage::from(picture.into_rgba8()))
    } else {
        DynamicImage::from(picture.into_rgb8())
    };
    let picture = shrunk(picture, width, height);
    if see_through {
        return png(&demultiplied(picture));
    }
    if kind == Kind::Png {
        return png(&picture);
    }
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, SCREEN_QUALITY);
    picture.write_with_encoder(encoder).map_err(AppError::bug)?;
    Ok(Shown {
        media_type: ImageFormat::Jpeg.to_mime_type(),
        bytes,
    })
}

/// A very large picture is averaged down to twice the size first, which is fast, and then filtered, which is sharp.
fn shrunk(picture: DynamicImage, width: u32, height: u32) -> DynamicImage {
    if picture.width() <= width {
        return picture;
    }
    let picture = if picture.width() > 4 * width {
        picture.thumbnail_exact(2 * width, 2 * height)
    } else {
        picture
    };
    picture.resize_exact(width, height, FilterType::CatmullRom)
}

/// What shines through wholly must not lend its colour to its neighbours when pixels are averaged.
fn premultiplied(mut picture: DynamicImage) -> DynamicImage {
    if let Some(pixels) = picture.as_mut_rgba8() {
        for pixel in pixels.pixels_mut() {
            let [red, green, blue, alpha] = pixel.0;
            let by = |part: u8| ((u16::from(part) * u16::from(alpha) + 127) / 255) as u8;
            pixel.0 = [by(red), by(green), by(blue), alpha];
        }
    }
    picture
}

fn demultiplied(mut picture: DynamicImage) -> DynamicImage {
    if let Some(pixels) = picture.as_mut_rgba8() {
        for pixel in pixels.pixels_mut() {
            let [red, green, blue, alpha] = pixel.0;
            let by = |part: u8| (u16::from(part) * 255 / u16::from(alpha.max(1))).min(255) as u8;
            pixel.0 = [by(red), by(green), by(blue), alpha];
        }
    }
    picture
}

/// A picture as a PNG file.
pub(super) fn png(picture: &DynamicImage) -> Result<Shown, AppError> {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(PngEncoder::new(&mut bytes))
        .map_err(AppError::bug)?;
    Ok(Shown {
        media_type: ImageFormat::Png.to_mime_type(),
        bytes,
    })
}
