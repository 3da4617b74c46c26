using System.Globalization;
using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>Makes the records of an org out of its description. Every name that leads nowhere is an error that says where it stands.</summary>
internal sealed class OrgBuilder
{
    private readonly OrgDefinition _definition;
    private readonly string _publicKeyPem;
    private readonly OrgState _org;

    private OrgBuilder(OrgDefinition definition, OrgClock clock, string publicKeyPem)
    {
        _definition = definition;
        _publicKeyPem = publicKeyPem;
        _org = new OrgState(
            new Organization
            {
                Id = SalesforceId.Derive("00D", definition.Name),
                Name = definition.Name,
                InstanceName = definition.InstanceName,
                OrganizationType = definition.OrganizationType,
                IsSandbox = definition.IsSandbox,
                IsReadOnly = definition.IsReadOnly,
                NamespacePrefix = definition.NamespacePrefix,
                TrialExpirationDate = definition.TrialExpirationDate,
            },
            clock,
            new PermissionCatalog(definition.AddedPermissions, definition.MissingPermissions))
        {
            HasApi = definition.HasApi,
            HasApiAccessControl = definition.ApiAccessControl,
        };
        _org.MissingObjects.UnionWith(definition.MissingObjects);
    }

    /// <exception cref="OrgDefinitionException">The description names something that it does not define.</exception>
    public static OrgState Build(OrgDefinition definition, OrgClock clock, string publicKeyPem)
    {
        if (definition.Generated is not null)
            definition = UserGenerator.WithWhatUsersHold(definition);
        var builder = new OrgBuilder(definition, clock, publicKeyPem);
        builder.AddLicenses();
        builder.AddProfiles();
        builder.AddPermissionSets();
        builder.AddGroups();
        builder.AddRoles();
        builder.AddUsers();
        builder.AddPublicGroups();
        builder.AddApps();
        builder.AddAuditTrail();
        if (definition.Generated is { } generated)
            UserGenerator.AddTo(builder._org, generated);
        return builder._org;
    }

    private void AddLicenses()
    {
        foreach (var (name, definition) in StandardContent.UserLicenses.Where(l => !_definition.UserLicenses.ContainsKey(l.Key)).Concat(_definition.UserLicenses))
        {
            _org.UserLicenses.Add(name, new UserLicense
            {
                Id = SalesforceId.Derive("100", name),
                Name = name,
                LicenseDefinitionKey = definition.Key ?? "PID_" + name.Replace(' ', '_'),
                TotalLicenses = definition.Total,
            });
        }

        foreach (var (name, definition) in _definition.PermissionSetLicenses)
        {
            _org.PermissionSetLicenses.Add(name, new PermissionSetLicense
            {
                Id = SalesforceId.Derive("0PL", name),
                DeveloperName = name,
                MasterLabel = definition.Label ?? name,
                TotalLicenses = definition.Total,
                ExpirationDate = definition.ExpirationDate,
                MaximumPermissions = Permissions(definition.MaximumPermissions, $"permissionSetLicenses.{name}"),
            });
        }
    }

    private void AddProfiles()
    {
        var used = _definition.Users.Values.Select(u => u.Profile).OfType<string>().Concat(_definition.Apps.Values.SelectMany(a => a.Profiles));
        var standard = StandardContent.Profiles
            .Where(p => used.Contains(p.Key) && !_definition.Profiles.ContainsKey(p.Key))
            .Select(p => KeyValuePair.Create(p.Key, p.Value with { Permissions = p.Value.Permissions.Where(_org.Permissions.Contains).ToList() }));
        foreach (var (name, definition) in standard.Concat(_definition.Profiles))
        {
            var profile = new Profile
            {
                Id = SalesforceId.Derive("00e", name),
                Name = name,
                License = Find(_org.UserLicenses, definition.License, $"profiles.{name}.license"),
                UserType = definition.UserType,
            };
            profile.OwnedSet = new PermissionSet
            {
                Id = SalesforceId.Derive("0PS", "profile/" + name),
                Name = "X" + profile.Id[..15],
                Label = profile.Id[..15],
                Type = PermissionSetType.Profile,
                Profile = profile,
                License = profile.License,
                Permissions = Permissions(definition.Permissions, $"profiles.{name}"),
            };
            AddObjectPermissions(profile.OwnedSet, definition.Objects, $"profiles.{name}.objects");
            _org.Profiles.Add(name, profile);
        }
    }

    private void AddPermissionSets()
    {
        foreach (var (name, definition) in _definition.PermissionSets)
        {
            var set = new PermissionSet
            {
                Id = SalesforceId.Derive("0PS", name),
                Name = name,
                Label = definition.Label ?? name.Replace('_', ' '),
                Description = definition.Description,
                NamespacePrefix = definition.NamespacePrefix,
                Type = definition.Standard ? PermissionSetType.Standard
                    : definition.RequiresActivation ? PermissionSetType.Session
                    : PermissionSetType.Regular,
                IsCustom = !definition.Standard,
                HasActivationRequired = definition.RequiresActivation,
                License = definition.License is { } license ? AnyLicense(license, $"permissionSets.{name}.license") : null,
                Permissions = Permissions(definition.Permissions, $"permissionSets.{name}"),
            };
            AddObjectPermissions(set, definition.Objects, $"permissionSets.{name}.objects");
            _org.PermissionSets.Add(name, set);
        }
    }

    private void AddGroups()
    {
        foreach (var (name, definition) in _definition.PermissionSetGroups)
        {
            var group = new PermissionSetGroup
            {
                Id = SalesforceId.Derive("0PG", name),
                DeveloperName = name,
                MasterLabel = definition.Label ?? name.Replace('_', ' '),
                Description = definition.Description,
                HasActivationRequired = definition.RequiresActivation,
            };
            group.Aggregate = new PermissionSet
            {
                Id = SalesforceId.Derive("0PS", "group/" + name),
                Name = name,
                Label = group.MasterLabel,
                Type = PermissionSetType.Group,
                Group = group,
                HasActivationRequired = definition.RequiresActivation,
                Permissions = PermissionNames.None,
            };
            foreach (var member in definition.PermissionSets)
                OrgWiring.AddMember(group, Find(_org.PermissionSets, member, $"permissionSetGroups.{name}.permissionSets"));
            if (definition.Mutes.Count > 0)
                OrgWiring.Mute(group, Permissions(definition.Mutes, $"permissionSetGroups.{name}.mutes"));
            GroupRecalculation.Finish(group);
            if (definition.StalePermissions is { } stale)
                group.Aggregate.Permissions = Permissions(stale, $"permissionSetGroups.{name}.stalePermissions");
            group.Status = Enum.TryParse<GroupStatus>(definition.Status, ignoreCase: true, out var status)
                ? status
                : throw new OrgDefinitionException($"permissionSetGroups.{name}.status: '{definition.Status}' is none of {string.Join(", ", Enum.GetNames<GroupStatus>())}.");
            _org.PermissionSetGroups.Add(name, group);
        }
    }

    private void AddRoles()
    {
        foreach (var (name, definition) in _definition.Roles)
            _org.Roles.Add(name, new UserRole { Id = SalesforceId.Derive("00E", name), DeveloperName = name, Name = definition.Label ?? name.Replace('_', ' ') });
        foreach (var (name, definition) in _definition.Roles)
        {
            if (definition.Parent is { } parent)
                _org.Roles[name].Parent = Find(_org.Roles, parent, $"roles.{name}.parent");
        }
    }

    private void AddUsers()
    {
        foreach (var (username, definition) in _definition.Users)
        {
            var where = $"users.{username}";
            var profile = definition.Profile is { } name ? Find(_org.Profiles, name, where + ".profile") : null;
            var local = username.Split('@')[0];
            var user = new User
            {
                Id = SalesforceId.Derive("005", username),
                Username = username,
                FirstName = definition.FirstName ?? "",
                LastName = definition.LastName ?? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(local.Replace('.', ' ')),
                Email = definition.Email ?? username,
                Alias = local.Length > 8 ? local[..8] : local,
                Password = definition.Password,
                FederationIdentifier = definition.FederationIdentifier,
                LastLoginDate = definition.LastLoginDate,
                Fields = definition.Fields.ToDictionary(
                    f => User.FurtherFields.Contains(f.Key) ? f.Key : throw new OrgDefinitionException($"{where}.fields: '{f.Key}' is none of {string.Join(", ", User.FurtherFields)}."),
                    f => f.Value),
                IsActive = definition.Active,
                IsFrozen = definition.Frozen,
                UserType = definition.UserType ?? profile?.UserType ?? "AutomatedProcess",
                Profile = profile,
                Role = definition.Role is { } role ? Find(_org.Roles, role, where + ".role") : null,
            };
            OrgWiring.Add(_org, user);
            foreach (var assignment in definition.PermissionSets)
            {
                var set = Find(_org.PermissionSets, assignment.Name, where + ".permissionSets");
                OrgWiring.Assign(user, set, null, assignment.Expires).IsRevoked = assignment.Revoked;
            }

            foreach (var assignment in definition.PermissionSetGroups)
            {
                var group = Find(_org.PermissionSetGroups, assignment.Name, where + ".permissionSetGroups");
                OrgWiring.Assign(user, group.Aggregate, group, assignment.Expires).IsRevoked = assignment.Revoked;
            }

            foreach (var license in definition.PermissionSetLicenses)
                OrgWiring.Assign(user, Find(_org.PermissionSetLicenses, license, where + ".permissionSetLicenses"));
        }
    }

    private void AddPublicGroups()
    {
        foreach (var (name, definition) in _definition.PublicGroups)
        {
            _org.PublicGroups.Add(name, new PublicGroup
            {
                Id = SalesforceId.Derive("00G", name),
                DeveloperName = name,
                Name = definition.Label ?? name.Replace('_', ' '),
            });
        }

        foreach (var (name, definition) in _definition.PublicGroups)
        {
            var group = _org.PublicGroups[name];
            foreach (var member in definition.Members)
            {
                SObjectRecord record = _org.Users.TryGetValue(member, out var user) ? user : Find(_org.PublicGroups, member, $"publicGroups.{name}.members");
                group.Members.Add(new GroupMember { Id = SalesforceId.Derive("011", group.Id + "/" + record.Id), Group = group, Member = record });
            }
        }
    }

    private void AddApps()
    {
        foreach (var (name, definition) in _definition.Apps)
        {
            var where = $"apps.{name}";
            var kind = Enum.TryParse<AppKind>(definition.Kind, ignoreCase: true, out var parsed)
                ? parsed
                : throw new OrgDefinitionException($"{where}.kind: '{definition.Kind}' is neither connected nor external.");
            var app = new App
            {
                Id = SalesforceId.Derive(kind == AppKind.Connected ? "0H4" : "0xI", name),
                Name = name,
                DeveloperName = name.Replace(' ', '_'),
                Kind = kind,
                ClientId = definition.ClientId,
                ClientSecret = definition.ClientSecret,
                PublicKeyPem = definition.Certificate ?? _publicKeyPem,
                AdminApprovedUsersOnly = definition.AdminApprovedUsersOnly,
                IsEnabled = definition.Enabled,
                IsInstalled = definition.Installed,
                HasApiScope = definition.ApiScope,
                ClientCredentialsUser = definition.RunAs is { } runAs ? Find(_org.Users, runAs, where + ".runAs") : null,
            };
            foreach (var profile in definition.Profiles)
                OrgWiring.Attach(app, Find(_org.Profiles, profile, where + ".profiles").OwnedSet);
            foreach (var set in definition.PermissionSets)
                OrgWiring.Attach(app, Find(_org.PermissionSets, set, where + ".permissionSets"));
            foreach (var group in definition.PermissionSetGroups)
                OrgWiring.Attach(app, Find(_org.PermissionSetGroups, group, where + ".permissionSetGroups").Aggregate);
            foreach (var user in definition.AuthorizedBy)
                app.SelfAuthorizedBy.Add(Find(_org.Users, user, where + ".authorizedBy"));
            _org.Apps.Add(name, app);
        }
    }

    private void AddAuditTrail()
    {
        foreach (var definition in _definition.SetupAuditTrail)
        {
            _org.AuditTrail.Add(new AuditTrailEntry
            {
                Id = SalesforceId.Derive("0Ym", definition.At.ToString("O") + definition.Display),
                Action = definition.Action,
                Section = definition.Section,
                Display = definition.Display,
                CreatedDate = definition.At,
                CreatedBy = definition.By is { } by ? Find(_org.Users, by, "setupAuditTrail.by") : null,
            });
        }
    }

    private SObjectRecord AnyLicense(string name, string where) =>
        _org.UserLicenses.TryGetValue(name, out var license) ? license : Find(_org.PermissionSetLicenses, name, where);

    private PermissionNames Permissions(IEnumerable<string> names, string where)
    {
        var listed = names.ToList();
        foreach (var name in listed.Where(name => !_org.Permissions.Contains(name)))
            throw new OrgDefinitionException($"{where}: this org has no permission '{name}'; add it to addedPermissions if it should.");
        return PermissionNames.Of(listed);
    }

    private static void AddObjectPermissions(PermissionSet set, IReadOnlyDictionary<string, IReadOnlyList<string>> objects, string where)
    {
        foreach (var (sobject, names) in objects)
        {
            var access = ObjectAccess.None;
            foreach (var name in names)
            {
                access |= Enum.TryParse<ObjectAccess>(name, ignoreCase: true, out var one)
                    ? one
                    : throw new OrgDefinitionException($"{where}.{sobject}: '{name}' is none of {string.Join(", ", Enum.GetNames<ObjectAccess>().Skip(1))}.");
            }

            set.ObjectPermissions.Add(new ObjectPermissions { Id = SalesforceId.Derive("110", set.Id + "/" + sobject), Parent = set, SobjectType = sobject, Access = access });
        }
    }

    private static T Find<T>(Dictionary<string, T> among, string name, string where) =>
        among.TryGetValue(name, out var found) ? found : throw new OrgDefinitionException($"{where}: '{name}' is not defined.");
}
