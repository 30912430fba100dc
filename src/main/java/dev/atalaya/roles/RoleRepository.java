package dev.atalaya.roles;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface RoleRepository extends Repository<Role, Long> {

    Optional<Role> findById(long id);

    Role saveAndFlush(Role role);

    void delete(Role role);

    void flush();
}
