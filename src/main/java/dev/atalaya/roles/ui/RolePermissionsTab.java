package dev.atalaya.roles.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;

/** What a role allows. */
@org.springframework.stereotype.Component
class RolePermissionsTab implements SubjectTab {

    private final RoleService roles;
    private final CurrentUser user;

    RolePermissionsTab(RoleService roles, CurrentUser user) {
        this.roles = roles;
        this.user = user;
    }

    @Override
    public String subject() {
        return "role";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String permission() {
        return Permissions.ROLES_READ;
    }

    @Override
    public String title() {
        return "roles.tab.permissions";
    }

    @Override
    public Component content(long id) {
        return content(id, QueryParameters.empty());
    }

    @Override
    public Component content(long id, QueryParameters address) {
        return new RolePermissions(id, roles, user.may(Permissions.ROLES_MANAGE), address);
    }
}
