package io.onewindow.catalogue;

import io.onewindow.identifier.RegionCode;

/// A city or county that applications can be made for.
///
/// @param code   its code of GB/T 2260
/// @param nameZh its name in Chinese
/// @param level  city or county
public record Region(RegionCode code, String nameZh, Level level) {}
