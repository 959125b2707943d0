package io.onewindow.contracts;

import io.onewindow.canonical.Digest;
import io.onewindow.settings.ConfigFile;
import java.nio.file.Path;

/// One document of `config/contracts`, as it stood when the hub started.
///
/// @param bytes what is served, as it stands in the file
/// @param tag   its entity tag (RFC 9110, section 8.8.3), without quotes
record ContractFile(byte[] bytes, String tag) {

    private static final int TAG_DIGITS = 32;

    /// @throws io.onewindow.settings.StartFault when it is missing, cannot be read or is no YAML
    static ContractFile read(Path configDir, String name) {
        byte[] bytes = ConfigFile.read(configDir.resolve("contracts").resolve(name))
                .source()
                .bytes();
        return new ContractFile(bytes, Digest.of(bytes).hex().substring(0, TAG_DIGITS));
    }
}
