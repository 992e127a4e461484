//! Pictures as they come: PNG or JPEG bytes from somebody's file.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage};

use crate::ExportError;

/// The bytes of the pictures (PNG or JPEG) by [`journey_scene::Image::key`].
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// A picture with more pixels is refused: decoded, it would fill 400 MB.
const MOST_PIXELS: u64 = 100_000_000;

/// What the decoder may allocate, in bytes.
const MOST_BYTES: u64 = 512 << 20;

/// A picture whose size is known and accepted.
pub(crate) struct Picture<'a> {
    key: &'a str,
    /// The bytes as they came.
    pub(crate) bytes: &'a [u8],
    /// PNG or JPEG.
    pub(crate) format: ImageFormat,
    /// Stored width in pixels.
    pub(crate) width: u32,
    /// Stored height in pixels.
    pub(crate) height: u32,
    /// Whether the stored rows and columns are the ones to show.
    pub(crate) upright: bool,
    /// Whether rows are shown as columns.
    turned: bool,
}

impl<'a> Picture<'a> {
    /// Reads the head of a picture.
    pub(crate) fn open(pictures: &'a Pictures, key: &'a str) -> Result<Self, ExportError> {
        let bytes = pictures
            .get(key)
            .ok_or_else(|| ExportError::PictureMissing { key: key.to_owned() })?;
        let format = match image::guess_format(bytes) {
            Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => format,
            _ => return Err(unreadable(key, "it is neither PNG nor JPEG")),
        };
        let mut decoder = reader(bytes, format)
            .into_decoder()
            .map_err(|error| unreadable(key, error))?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(ExportError::PictureTooLarge {
                key: key.to_owned(),
                width,
                height,
            });
        }
        let orientation = decoder.orientation();
        let upright = matches!(orientation, Ok(Orientation::NoTransforms));
        let turned = matches!(
            orientation,
            Ok(Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH)
        );
        Ok(Self {
            key,
            bytes,
            format,
            width,
            height,
            upright,
            turned,
        })
    }

    /// The pixels to show, from the upper left, with straight alpha.
    pub(crate) fn pixels(&self) -> Result<RgbaImage, ExportError> {
        let mut decoder = reader(self.bytes, self.format)
            .into_decoder()
            .map_err(|error| unreadable(self.key, error))?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| unreadable(self.key, error))?;
        picture.apply_orientation(orientation);
        Ok(picture.into_rgba8())
    }

    /// Width and height in pixels as the picture is shown: a camera that was held upright stores it lying.
    pub(crate) fn shown_size(&self) -> (u32, u32) {
        if self.turned {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }

    /// The media type.
    pub(crate) fn media_type(&self) -> &'static str {
        self.format.to_mime_type()
    }

    /// How many channels a JPEG has when a PDF viewer can decode it as it is: baseline, extended or progressive Huffman
    /// coding with 8 bits, grey or three channels. `None` for everything else, CMYK included, whose polarity viewers
    /// disagree about.
    pub(crate) fn plain_jpeg_channels(&self) -> Option<u8> {
        if self.format != ImageFormat::Jpeg || !self.upright {
            return None;
        }
        let mut at = 2;
        loop {
            let [0xff, marker] = *self.bytes.get(at..at + 2)? else {
                return None;
            };
            match marker {
                // Fill byte, and the markers that stand alone.
                0xff => at += 1,
                0x01 | 0xd0..=0xd8 => at += 2,
                0xc0..=0xc2 => {
                    let head = self.bytes.get(at + 4..at + 10)?;
                    let (bits, channels) = (head[0], head[5]);
                    return (bits == 8 && matches!(channels, 1 | 3)).then_some(channels);
                }
                0xc3 | 0xc5..=0xc7 | 0xc9..=0xcf | 0xd9 | 0xda => return None,
                _ => {
                    let length = self.bytes.get(at + 2..at + 4)?;
                    at += 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
                }
            }
        }
    }
}

fn reader(bytes: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    reader
}

fn unreadable(key: &str, reason: impl std::fmt::Display) -> ExportError {
    ExportError::PictureUnreadable {
        key: key.to_owned(),
        reason: reason.to_string(),
    }
}
