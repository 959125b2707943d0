package io.onewindow.catalogue.files;

import io.onewindow.catalogue.files.RegionalCatalogue.Finding;
import io.onewindow.catalogue.files.RegionalCatalogue.Row;
import io.onewindow.identifier.SocialCreditCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what is odd in a region's list without making a matter impossible: codes that are not of the network's form,
/// placeholders where a code should be, one name for two matters, one department under several codes.
final class RegionalRemarks {

    /// The Sichuan network's code: item, region, version, implementer, and two counters.
    private static final Pattern CODE =
            Pattern.compile(".+?-(?<region>[0-9]{12})-[0-9]{3}-(?<implementer>.+)-[0-9]-[0-9]{2}");
    /// Eight characters and a check character (GB 11714), with or without the hyphen between them.
    private static final Pattern ORGANISATION = Pattern.compile("[0-9A-Z]{8}-?[0-9X]");

    private final List<Finding> remarks = new ArrayList<>();
    private final Map<List<String>, Integer> names = new HashMap<>();
    private final Map<String, String> departmentCodes = new HashMap<>();
    private final Set<String> seenCodes = new HashSet<>();

    private RegionalRemarks() {}

    static List<Finding> about(List<Row> rows) {
        RegionalRemarks reader = new RegionalRemarks();
        rows.stream().sorted(Comparator.comparingInt(Row::line)).forEach(reader::look);
        return reader.remarks;
    }

    private void look(Row row) {
        lookAtCode(row);
        Integer earlier = names.putIfAbsent(List.of(row.department(), row.name()), row.line());
        if (earlier != null) {
            remark(row, "its department has a matter of the same name in line " + earlier);
        }
        if (seenCodes.add(row.department() + "\t" + row.departmentCode())) {
            lookAtDepartment(row);
        }
    }

    private void lookAtCode(Row row) {
        Matcher code = CODE.matcher(row.code().value());
        if (!code.matches()) {
            remark(row, "the code " + row.code() + " names no region and implementer");
            return;
        }
        if (!code.group("region").startsWith(row.region())) {
            remark(row, "the code is of region " + code.group("region") + ", the line of " + row.region());
        }
        String implementer = code.group("implementer");
        if (!isCode(implementer)) {
            remark(row, "the implementer " + implementer + " in the code is no USCC and no organisation code");
        }
    }

    private void lookAtDepartment(Row row) {
        if (!isCode(row.departmentCode())) {
            remark(row, "the department code " + row.departmentCode() + " is no USCC and no organisation code");
        }
        String first = departmentCodes.putIfAbsent(row.department(), row.departmentCode());
        if (first != null) {
            remark(row, row.department() + " is here under " + row.departmentCode() + " and before under " + first);
        }
    }

    private static boolean isCode(String text) {
        return SocialCreditCode.check(text).acceptable()
                || ORGANISATION.matcher(text).matches();
    }

    private void remark(Row row, String reason) {
        remarks.add(new Finding(row.line(), reason));
    }
}
