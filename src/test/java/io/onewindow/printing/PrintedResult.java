package io.onewindow.printing;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import tools.jackson.databind.JsonNode;

/// A result on paper, as its reader gets it.
record PrintedResult(PDDocument document) implements AutoCloseable {

    static PrintedResult of(JsonNode result) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        new ResultPage().write(result, SampleResults.NAMES, pdf);
        return new PrintedResult(Loader.loadPDF(pdf.toByteArray()));
    }

    static String textOf(JsonNode result) throws IOException {
        try (PrintedResult printed = of(result)) {
            return new PDFTextStripper().getText(printed.document);
        }
    }

    int pages() {
        return document.getNumberOfPages();
    }

    String text(int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    List<PDFont> fonts() throws IOException {
        PDResources resources = document.getPage(0).getResources();
        List<PDFont> fonts = new ArrayList<>();
        for (COSName name : resources.getFontNames()) {
            fonts.add(resources.getFont(name));
        }
        return fonts;
    }

    String scanned() throws IOException, ReaderException {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 150);
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
