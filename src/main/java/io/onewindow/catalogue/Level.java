package io.onewindow.catalogue;

/// The level of government that a region or a department is of (GB/T 39046 annex A, exercise level 1 to 6).
public enum Level {
    STATE,
    PROVINCE,
    CITY,
    COUNTY,
    TOWNSHIP,
    VILLAGE
}
