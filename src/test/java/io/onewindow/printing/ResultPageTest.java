package io.onewindow.printing;

import static io.onewindow.printing.PrintedResult.textOf;
import static io.onewindow.printing.SampleResults.NUMBER;
import static io.onewindow.printing.SampleResults.approved;
import static io.onewindow.printing.SampleResults.empty;
import static io.onewindow.printing.SampleResults.partlyApproved;
import static io.onewindow.printing.SampleResults.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.zxing.ReaderException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(OutputCaptureExtension.class)
class ResultPageTest {

    @Test
    void printsWhatWasDecidedByWhomAndWhen() throws IOException {
        // When
        String text = textOf(partlyApproved());

        // Then
        assertThat(text)
                .contains("办件结果\nConsolidated result")
                .contains("受理编号 Acceptance number " + NUMBER)
                .contains("部分准予 Partly approved")
                .contains("2026-11-27 10:15")
                .contains("绵阳市政务服务大厅", "A-12")
                .contains("营业执照\nBusiness licence\n" + NUMBER + "-01")
                .contains("市场监督管理局\nMarket Regulation Bureau")
                .contains("买买提·吐尔逊\nMS-1007 行政审批科")
                .contains("准予\nApproved\n2026-11-26 16:40")
                .contains("不予\nRejected")
                .contains("理由 Reason 安全出口数量不足：①号楼梯间一处，应 ≥ 2 处。");
    }

    @Test
    void printsCertificatesAndHowToCheckThem() throws IOException {
        // When
        String text = textOf(partlyApproved());

        // Then
        assertThat(text)
                .contains("证照 Certificate 营业执照 91510700MA600001XY 有效期 Valid 2026-11-27 – 2031-11-26")
                .contains("记录摘要 Record digest sha-256:" + "9f86d081".repeat(8))
                .contains("台账链头 Ledger head sha-256:" + "2c26b46b".repeat(8))
                .contains("核验：", "To check:");
    }

    @Test
    void printsANameOnceThatHasNoOtherInEnglish() throws IOException {
        assertThat(textOf(partlyApproved())).containsOnlyOnce("消防救援局");
    }

    @Test
    void showsHostileTextAsText() throws IOException {
        // Given
        String officer = "<b>王&amp;\"'</b>";
        String reason = "<script>alert(1)</script> ]]> {{matter}} $1 \\ <img src='http://127.0.0.1:1/x'/>";

        // When
        String text = textOf(rejected(approved(empty(), officer), reason));

        // Then
        assertThat(text).contains(officer).contains(reason);
    }

    @Test
    void boxesACharacterThatNoFontHas() throws IOException {
        assertThat(textOf(partlyApproved())).doesNotContain("方框");
        assertThat(textOf(approved(empty(), "\uD842\uDFB7田·玲")))
                .contains("U+20BB7田·玲")
                .contains("方框");
    }

    @Test
    void losesNothingOfAReasonLongerThanAPage() throws IOException {
        // Given
        ObjectNode result = rejected(rejected(empty(), "长".repeat(4000)), "x".repeat(4000));

        // When
        String text = textOf(approved(result, "王建国"));

        // Then
        assertThat(text.chars().filter(c -> c == '长').count()).isEqualTo(4000);
        assertThat(text.chars().filter(c -> c == 'x').count()).isEqualTo(4000);
        assertThat(text).contains("王建国", "To check:");
    }

    @Test
    void numbersThePagesOfFiftyMatters() throws IOException {
        // Given
        ObjectNode result = empty();
        for (int i = 0; i < 25; i++) {
            rejected(approved(result, "王建国"), "材料不全");
        }

        // When
        try (PrintedResult printed = PrintedResult.of(result)) {
            int pages = printed.pages();

            // Then
            assertThat(pages).isBetween(3, 8);
            for (int page = 1; page <= pages; page++) {
                assertThat(printed.text(page))
                        .contains("第 %d 页，共 %d 页 Page %d of %d".formatted(page, pages, page, pages))
                        .contains("办件结果 Consolidated result " + NUMBER);
            }
            assertThat(printed.text(2)).contains("承办人 Officer");
        }
    }

    @Test
    void printsTheLastOfFiftyMatters() throws IOException {
        // Given
        ObjectNode result = empty();
        for (int i = 0; i < 50; i++) {
            approved(result, "王建国");
        }

        // Then
        assertThat(textOf(result)).contains(NUMBER + "-50", "91510700MA600050XY");
    }

    @Test
    void leavesOutWhatAResultDoesNotSay() throws IOException {
        // Given
        ObjectNode result = empty();
        ArrayNode matters = (ArrayNode) result.path("matters");
        matters.addObject().put("matter", "business-licence").put("decision", "CANCELLED");
        matters.addObject().putObject("certificate").put("number", "甲1号").put("validFrom", "2026-11-27");
        matters.addObject().putObject("certificate").put("number", "甲2号").put("validTo", "2031-11-26");
        matters.addObject().putObject("certificate").put("number", "甲3号");

        // When
        String text = textOf(result);

        // Then
        assertThat(text)
                .contains("取消\nCancelled")
                .contains("甲1号 有效期 Valid 自 from 2026-11-27")
                .contains("甲2号 有效期 Valid 至 until 2031-11-26")
                .doesNotContain("甲3号 有效期")
                .doesNotContain("null", "理由");
    }

    @Test
    void putsTheAcceptanceNumberIntoTheQrCode() throws IOException, ReaderException {
        try (PrintedResult printed = PrintedResult.of(partlyApproved())) {
            assertThat(printed.scanned()).isEqualTo(NUMBER);
        }
    }

    @Test
    void embedsItsFontsWithTheirUnicode() throws IOException {
        try (PrintedResult printed = PrintedResult.of(partlyApproved())) {
            assertThat(printed.fonts())
                    .hasSize(4)
                    .allMatch(PDFont::isEmbedded)
                    .allMatch(font -> font.getCOSObject().containsKey(COSName.TO_UNICODE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/x.png",
                "file:///etc/hostname",
                "x.png",
                "classpath:fonts/SOURCE.md",
                "//127.0.0.1/x"
            })
    void refusesToFetchAnything(String uri) {
        // Given
        Markup markup = Markup.literal(
                "<html xmlns='http://www.w3.org/1999/xhtml'><body><img src='" + uri + "'/></body></html>");

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> new ResultPage().pdf(markup, Typefaces.loaded()))
                .withMessageContaining(uri);
    }

    @Test
    void printsOnManyThreadsAtOnceWhatItPrintsOnOne() throws IOException, InterruptedException, ExecutionException {
        // Given
        String expected = textOf(partlyApproved());
        List<Future<String>> printed = new ArrayList<>();

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 24; i++) {
                printed.add(threads.submit(() -> textOf(partlyApproved())));
            }
        }

        // Then
        for (Future<String> text : printed) {
            assertThat(text.get()).isEqualTo(expected);
        }
    }

    @Test
    void printsWithoutAWordOnTheConsole(CapturedOutput output) throws IOException {
        // When
        textOf(partlyApproved());

        // Then
        assertThat(output.getAll()).isEmpty();
    }
}
