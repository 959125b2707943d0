package io.onewindow.acceptance;

import io.onewindow.acceptance.Application.Agency;
import io.onewindow.acceptance.Application.Applicant;
import io.onewindow.acceptance.Application.AppliedMatter;
import io.onewindow.acceptance.Application.Authority;
import io.onewindow.acceptance.Application.IdType;
import io.onewindow.acceptance.Application.ServiceMode;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.Matter;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.catalogue.Theme;
import io.onewindow.catalogue.ThemeId;
import io.onewindow.identifier.ProjectCode;
import io.onewindow.identifier.RegionCode;
import io.onewindow.identifier.ResidentId;
import io.onewindow.identifier.SocialCreditCode;
import io.onewindow.material.MaterialBook;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Times;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Checks the values of an application against standards and catalogue, and says which matters it comes to.
@Component
class ApplicationChecks {

    private final Catalogue catalogue;
    private final Clock clock;

    ApplicationChecks(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// A matter that is applied for.
    ///
    /// @param needs the matters of the same application that have to be approved first
    record Planned(Matter matter, List<MatterCode> needs) {}

    /// @return the matters applied for, in order; what is wrong goes to the faults
    List<Planned> check(Application application, Faults faults) {
        checkApplicant(application.applicant(), faults);
        checkClaims(application, faults);
        checkAgency(application, faults);
        List<Matter> matters = matters(application, faults);
        Optional<Theme> theme = theme(application);
        if (!application.theme().isEmpty() && theme.isEmpty()) {
            faults.add(
                    "/theme",
                    Fault.THEME_UNKNOWN,
                    application.theme(),
                    catalogue.version().text());
        }
        return planned(matters, theme);
    }

    private void checkApplicant(Applicant applicant, Faults faults) {
        boolean told = !faults.unread("/applicant/kind") && !faults.unread("/applicant/idType");
        if (told && applicant.kind() == Applicant.Kind.PERSON && applicant.idType() == IdType.USCC) {
            faults.add("/applicant/idType", Fault.ID_TYPE);
        } else {
            checkNumber("/applicant", applicant.idType(), applicant.idNumber(), faults);
        }
    }

    private void checkAgency(Application application, Faults faults) {
        Agency agency = application.agency();
        checkNumber("/agent", agency.idType(), agency.idNumber(), faults);
        if (faults.unread("/agent") || faults.unread("/agent/authorization")) {
            return;
        }
        if (application.serviceMode() == ServiceMode.AGENCY && agency.authority() != Authority.AUTHORISED) {
            faults.add("/agent", Fault.AGENT_AUTH_REQUIRED);
        } else if (agency.authority() == Authority.UNAUTHORISED) {
            faults.add("/agent/authorization", Fault.AGENT_AUTH_REQUIRED);
        }
    }

    private void checkNumber(String person, IdType type, String number, Faults faults) {
        String pointer = person + "/idNumber";
        if (!number.isEmpty() && !faults.unread(person + "/idType") && !faults.unread(pointer)) {
            faultOf(type, number).ifPresent(fault -> faults.add(pointer, fault));
        }
    }

    private Optional<Fault> faultOf(IdType type, String number) {
        return switch (type) {
            case USCC ->
                switch (SocialCreditCode.check(number)) {
                    case MALFORMED -> Optional.of(Fault.USCC_FORM);
                    case WRONG_CHECK_CHARACTER -> Optional.of(Fault.USCC_CHECK);
                    case DOUBTFUL_ORGANISATION_CODE, SOUND -> Optional.empty();
                };
            case RESIDENT_ID ->
                switch (ResidentId.check(number, HolidayCalendar.dateOf(clock.instant()))) {
                    case MALFORMED -> Optional.of(Fault.RESIDENT_ID_FORM);
                    case NO_SUCH_DATE, BORN_IN_THE_FUTURE -> Optional.of(Fault.RESIDENT_ID_DATE);
                    case WRONG_CHECK_CHARACTER -> Optional.of(Fault.RESIDENT_ID_CHECK);
                    case SOUND -> Optional.empty();
                };
            case PASSPORT, OTHER -> Optional.empty();
        };
    }

    private void checkClaims(Application application, Faults faults) {
        boolean known = RegionCode.isRegionCode(application.region())
                && catalogue.region(new RegionCode(application.region())).isPresent();
        if (!application.region().isEmpty() && !known) {
            faults.add("/region", Fault.REGION_UNKNOWN, application.region());
        }
        if (!application.projectCode().isEmpty() && !ProjectCode.isProjectCode(application.projectCode())) {
            faults.add("/projectCode", Fault.PROJECT_CODE);
        }
        Optional<OffsetDateTime> claimed = application.claimedAt().instant();
        if (claimed.filter(at -> !Times.canHaveBeen(at, clock.instant())).isPresent()) {
            faults.add("/occurredAt", Fault.TIME_RANGE);
        }
    }

    private Optional<Theme> theme(Application application) {
        return ThemeId.isThemeId(application.theme())
                ? catalogue.theme(new ThemeId(application.theme()))
                : Optional.empty();
    }

    private List<Matter> matters(Application application, Faults faults) {
        if (application.matters().isEmpty()) {
            List<Matter> ofTheme = theme(application).map(this::matters).orElse(List.of());
            if (application.theme().isEmpty() && !faults.unread("/matters") && !faults.unread("/theme")) {
                faults.add("/matters", Fault.MATTERS_REQUIRED);
            }
            ofTheme.forEach(matter -> checkRequirements(matter, Optional.empty(), application, faults));
            return ofTheme;
        }
        List<Matter> matters = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < application.matters().size(); i++) {
            AppliedMatter applied = application.matters().get(i);
            String pointer = "/matters/" + i;
            if (!applied.code().isEmpty() && !seen.add(applied.code())) {
                faults.add(pointer + "/code", Fault.MATTER_TWICE, applied.code());
            } else if (!applied.code().isEmpty()) {
                matter(applied.code(), pointer, faults).ifPresent(matter -> {
                    matters.add(matter);
                    checkRequirements(matter, Optional.of(new Form(pointer, applied.form())), application, faults);
                });
            }
        }
        return matters;
    }

    private List<Matter> matters(Theme theme) {
        return theme.matters().stream()
                .flatMap(code -> catalogue.matter(code).stream())
                .toList();
    }

    private Optional<Matter> matter(String code, String pointer, Faults faults) {
        Optional<Matter> matter =
                MatterCode.isMatterCode(code) ? catalogue.matter(new MatterCode(code)) : Optional.empty();
        if (matter.isEmpty()) {
            faults.add(
                    pointer + "/code",
                    Fault.MATTER_UNKNOWN,
                    code,
                    catalogue.version().text());
        } else if (!catalogue.connected(matter.get())) {
            faults.add(pointer + "/code", Fault.MATTER_NOT_CONNECTED, code);
        }
        return matter;
    }

    private record Form(String pointer, JsonNode members) {}

    private static void checkRequirements(Matter matter, Optional<Form> form, Application application, Faults faults) {
        String code = matter.code().value();
        String place = form.map(Form::pointer).orElse("/matters") + "/form";
        for (String member : matter.requirements().form()) {
            boolean filled = form.map(one -> one.members().path(member))
                    .filter(value -> !value.isMissingNode() && !value.isNull())
                    .isPresent();
            if (!filled && !faults.unread(place)) {
                faults.add(place, Fault.FORM_MEMBER_REQUIRED, code, member);
            }
        }
        Set<String> attached = new HashSet<>(
                application.materials().stream().map(MaterialBook.Claimed::code).toList());
        for (Matter.Material required : matter.requirements().materials()) {
            if (!attached.contains(required.code()) && !faults.unread("/materials")) {
                faults.add("/materials", Fault.MATERIAL_REQUIRED, code, required.code());
            }
        }
    }

    // A prerequisite that is not applied for is the applicant's already.
    private static List<Planned> planned(List<Matter> matters, Optional<Theme> theme) {
        List<MatterCode> codes = matters.stream().map(Matter::code).toList();
        return matters.stream()
                .map(matter -> new Planned(
                        matter,
                        theme.map(one -> one.prerequisitesOf(matter.code())).orElse(List.of()).stream()
                                .filter(codes::contains)
                                .toList()))
                .toList();
    }
}
