package io.onewindow.material;

import io.onewindow.material.MaterialBook.Claimed;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Fields;
import io.onewindow.wire.StrictJson;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the documents that a message claims, under `materials`.
public final class ClaimReader {

    private static final int MOST = 200;
    private static final int CODE = 64;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private ClaimReader() {}

    /// The claimed documents, in order; none where the message has none.
    public static List<Claimed> claims(Fields message) {
        return message.objects("materials", MOST).stream()
                .map(ClaimReader::claim)
                .toList();
    }

    private static Claimed claim(Fields fields) {
        String code = fields.text("code", CODE);
        fields.name("name");
        String mediaType = fields.text("mediaType", StrictJson.NAME);
        String sha256 = fields.text("sha256", CODE);
        if (!sha256.isEmpty() && !SHA256.matcher(sha256).matches()) {
            fields.fault("sha256", Fault.DIGEST_FORM);
        }
        long size = fields.size("size");
        fields.refuseUnknown();
        return new Claimed(code, sha256, mediaType, size);
    }
}
