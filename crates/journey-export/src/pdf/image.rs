//! Pictures: JPEG as it came, everything else as pixels.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::RgbaImage;
use journey_scene::Image;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::drawing::Drawing;
use crate::ExportError;
use crate::contour::upright;
use crate::pictures::Picture;

/// A picture as PDF streams.
pub(super) struct PictureStreams {
    /// What the content stream calls it.
    pub(super) place: usize,
    colors: Stream,
    opacity: Option<Stream>,
}

impl<'a> Drawing<'a> {
    /// Draws a picture, stretched to fill its rectangle.
    pub(super) fn image(&mut self, image: &'a Image, (x, y): (f64, f64)) -> Result<(), ExportError> {
        let place = match self.embedded.get(image.key.as_str()) {
            Some(streams) => streams.place,
            None => {
                let place = self.embedded.len();
                let streams = PictureStreams::new(place, &Picture::open(self.pictures, &image.key)?)?;
                self.embedded.insert(&image.key, streams);
                place
            }
        };
        let rect = upright(image.rect);
        self.mark_picture(&image.alt);
        self.content.save();
        self.content.number(f64::from(rect.w));
        self.content.raw("0 0 ");
        self.content.number(f64::from(rect.h));
        self.content.point(x + f64::from(rect.x), y + f64::from(rect.bottom()));
        self.content.operator("cm");
        self.content.operator(&format!("/{} Do", picture_resource(place)));
        self.content.restore();
        Ok(())
    }
}

/// What the content stream calls a picture.
pub(super) fn picture_resource(place: usize) -> String {
    format!("I{place}")
}

impl PictureStreams {
    fn new(place: usize, picture: &Picture<'_>) -> Result<Self, ExportError> {
        if let Some(channels) = picture.plain_jpeg_channels() {
            let space = if channels == 1 { "DeviceGray" } else { "DeviceRGB" };
            let mut head = head(picture.width, picture.height, space);
            head.set("Filter", Object::Name(b"DCTDecode".to_vec()));
            let colors = Stream::new(head, picture.bytes.to_vec()).with_compression(false);
            return Ok(Self {
                place,
                colors,
                opacity: None,
            });
        }
        let pixels = picture.pixels()?;
        let rgb = pixels
            .pixels()
            .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
            .collect::<Vec<u8>>();
        let colors = packed(&pixels, "DeviceRGB", &rgb)?;
        let opaque = pixels.pixels().all(|pixel| pixel[3] == 255);
        let opacity = if opaque {
            None
        } else {
            let alpha = pixels.pixels().map(|pixel| pixel[3]).collect::<Vec<u8>>();
            Some(packed(&pixels, "DeviceGray", &alpha)?)
        };
        Ok(Self { place, colors, opacity })
    }

    /// Adds the streams to a document; the reference is to the picture, its opacity included.
    pub(super) fn add_to(self, document: &mut Document) -> ObjectId {
        let mut colors = self.colors;
        if let Some(opacity) = self.opacity {
            let mask = document.add_object(opacity);
            colors.dict.set("SMask", Object::Reference(mask));
        }
        document.add_object(colors)
    }
}

fn head(width: u32, height: u32, space: &str) -> Dictionary {
    Dictionary::from_iter([
        ("Type", Object::Name(b"XObject".to_vec())),
        ("Subtype", Object::Name(b"Image".to_vec())),
        ("Width", Object::Integer(i64::from(width))),
        ("Height", Object::Integer(i64::from(height))),
        ("ColorSpace", Object::Name(space.as_bytes().to_vec())),
        ("BitsPerComponent", Object::Integer(8)),
    ])
}

fn packed(pixels: &RgbaImage, space: &str, samples: &[u8]) -> Result<Stream, ExportError> {
    let mut head = head(pixels.width(), pixels.height(), space);
    head.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    Ok(Stream::new(head, deflated(samples)?).with_compression(false))
}

/// Compresses with the level that costs little more than the fastest and gains most of the best.
pub(super) fn deflated(bytes: &[u8]) -> Result<Vec<u8>, ExportError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).map_err(ExportError::assembly)?;
    encoder.finish().map_err(ExportError::assembly)
}
