package io.onewindow.printing;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.JDKXRLogger;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRSimpleLogFormatter;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.StreamHandler;
import org.apache.pdfbox.pdmodel.PDDocument;
import tools.jackson.databind.JsonNode;

/// Prints a consolidated result as a hall hands it over: A4, Chinese with English beside it, an archival PDF
/// (ISO 19005-2, level U) whose text can be searched and copied.
///
/// Serves all threads, but lays out no more documents at a time than there are processors, the others waiting. The
/// fonts are loaded with the first page and take a second and 30 MB, once.
public final class ResultPage {

    private final Semaphore presses = new Semaphore(Runtime.getRuntime().availableProcessors());

    /// A printer of results; one is enough.
    public ResultPage() {
        XRLog.setLoggerImpl(new JDKXRLogger(true, Level.WARNING, new StreamHandler(), new XRSimpleLogFormatter()));
    }

    /// Writes the PDF of a result, and not a byte before it is complete. The stream stays open.
    ///
    /// @param result a consolidated result
    /// @param names  what its matters and departments are called
    public void write(JsonNode result, Names names, OutputStream out) throws IOException {
        Typefaces typefaces = Typefaces.loaded();
        out.write(pdf(new ResultMarkup(result, names, typefaces::print).page(), typefaces));
    }

    byte[] pdf(Markup page, Typefaces typefaces) throws IOException {
        presses.acquireUninterruptibly();
        try (PDDocument document = new PDDocument()) {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream(64 * 1024);
            PdfRendererBuilder builder = builder(document).withHtmlContent(page.toString(), "");
            typefaces.embedInto(document, builder);
            builder.toStream(pdf).run();
            return pdf.toByteArray();
        } finally {
            presses.release();
        }
    }

    private static PdfRendererBuilder builder(PDDocument document) {
        return new PdfRendererBuilder()
                .usePDDocument(document)
                .usePdfAConformance(PdfAConformance.PDFA_2_U)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("OneWindow Hub")
                .useUriResolver((_, uri) -> insideThePage(uri));
    }

    private static String insideThePage(String uri) {
        if (!uri.startsWith("data:")) {
            throw new IllegalStateException("a page holds all that it shows, yet it asks for " + uri);
        }
        return uri;
    }
}
