package io.onewindow.material;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of document that the hub can tell by their first bytes.
enum ContentType {
    PDF(List.of("application/pdf"), "%PDF-"),
    PNG(List.of("image/png"), "\u0089PNG\r\n\u001A\n"),
    JPEG(List.of("image/jpeg", "image/jpg"), "\u00FF\u00D8\u00FF"),
    TIFF_LITTLE(List.of("image/tiff"), "II*\0"),
    TIFF_BIG(List.of("image/tiff"), "MM\0*"),
    ZIP(
            List.of(
                    "application/zip",
                    "application/ofd",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "PK\u0003\u0004");

    /// As many bytes as have to be seen to tell.
    static final int SEEN = 8;

    private final List<String> mediaTypes;
    private final byte[] beginning;

    ContentType(List<String> mediaTypes, String beginning) {
        this.mediaTypes = mediaTypes;
        this.beginning = beginning.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// Whether content that begins so can be of the declared media type. Types that the hub cannot tell are
    /// believed.
    static boolean fits(String mediaType, byte[] first) {
        String bare = bare(mediaType);
        List<ContentType> declared = Arrays.stream(values())
                .filter(type -> type.mediaTypes.contains(bare))
                .toList();
        return declared.isEmpty() || declared.stream().anyMatch(type -> type.begins(first));
    }

    /// The media type that content which begins so has, where that can be told.
    static Optional<String> of(byte[] first) {
        return Arrays.stream(values())
                .filter(type -> type.begins(first))
                .map(type -> type.mediaTypes.getFirst())
                .findFirst();
    }

    /// Whether stored content of one media type can be declared as another one.
    static boolean fits(String declared, String stored) {
        String bare = bare(declared);
        Optional<ContentType> kind = Arrays.stream(values())
                .filter(type -> type.mediaTypes.contains(bare))
                .findFirst();
        return kind.map(type -> type.mediaTypes.contains(stored)).orElse(true);
    }

    private static String bare(String mediaType) {
        return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private boolean begins(byte[] first) {
        return first.length >= beginning.length
                && Arrays.equals(first, 0, beginning.length, beginning, 0, beginning.length);
    }
}
