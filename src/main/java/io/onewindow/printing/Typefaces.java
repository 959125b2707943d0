package io.onewindow.printing;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of a printed page: parsed once, only read afterwards, and shared by every document, which embeds no more
/// than the glyphs it uses.
final class Typefaces {

    // Latin, Chinese, symbols (circled numbers, arrows), digests; TrueType outlines, others print as empty pages
    private static final List<String> FAMILIES =
            List.of("OpenSans-Regular", "DroidSansFallbackFull", "DejaVuSans", "DejaVuSansMono");

    private final List<Typeface> typefaces =
            FAMILIES.stream().map(Typeface::bundled).toList();

    private Typefaces() {}

    /// The one set of fonts, there from the first page on: a hub that prints nothing saves a second and 30 MB.
    static Typefaces loaded() {
        return Loaded.TYPEFACES;
    }

    private static final class Loaded {
        private static final Typefaces TYPEFACES = new Typefaces();
    }

    void embedInto(PDDocument document, PdfRendererBuilder builder) throws IOException {
        for (Typeface typeface : typefaces) {
            PDType0Font font = PDType0Font.load(document, typeface.font, true);
            builder.useFont(new PDFontSupplier(font), typeface.family);
        }
    }

    /// Whether a character shows on paper as what it is. Scripts written from right to left do not: nothing
    /// here orders and joins their letters.
    boolean print(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> true;
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isRightToLeft(codePoint) && typefaces.stream().anyMatch(typeface -> typeface.has(codePoint));
        };
    }

    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private record Typeface(String family, TrueTypeFont font, CmapLookup glyphs) {

        // The object replacement character is left out silently by the renderer, whatever a font has for it.
        private static final int OBJECT_REPLACEMENT = 0xFFFC;

        static Typeface bundled(String family) {
            String file = "/fonts/" + family + ".ttf";
            try (InputStream in = Optional.ofNullable(Typefaces.class.getResourceAsStream(file))
                    .orElseThrow(() -> new IllegalStateException("not in the jar: " + file))) {
                TrueTypeFont font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
                font.setEnableGsub(false); // a ligature would be searched for and copied as another character
                return new Typeface(family, font, font.getUnicodeCmapLookup());
            } catch (IOException fault) {
                throw new UncheckedIOException("not a font: " + file, fault);
            }
        }

        boolean has(int codePoint) {
            return codePoint != OBJECT_REPLACEMENT && glyphs.getGlyphId(codePoint) != 0;
        }
    }
}
