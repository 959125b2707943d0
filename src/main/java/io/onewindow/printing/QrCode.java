package io.onewindow.printing;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/// A QR code (ISO/IEC 18004) as an image inside the page.
///
/// @param content what a scanner reads
record QrCode(String content) {

    // 8 dots a module for the 33 modules, margin of 4 included, that an acceptance number takes
    private static final int DOTS = 264;
    private static final Map<EncodeHintType, ErrorCorrectionLevel> MEDIUM =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);

    /// The code as a PNG in a `data:` URI (RFC 2397).
    String dataUri() {
        ByteArrayOutputStream png = new ByteArrayOutputStream(1024);
        try {
            ImageIO.write(image(), "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written to", impossible);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private BufferedImage image() {
        BitMatrix modules = modules();
        BufferedImage image =
                new BufferedImage(modules.getWidth(), modules.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                image.getRaster().setSample(x, y, 0, modules.get(x, y) ? 0 : 1);
            }
        }
        return image;
    }

    private BitMatrix modules() {
        try {
            return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, DOTS, DOTS, MEDIUM);
        } catch (WriterException fault) {
            throw new IllegalArgumentException("too long for a QR code: " + content.length() + " characters", fault);
        }
    }
}
