using System.Security.Claims;
using Sweep.Silo.Access;
using Sweep.Silo.Cluster;
using Sweep.Silo.Settings;

namespace Sweep.Silo.Tests.Access;

/// <summary>How a silo is told of its provider.</summary>
public sealed class ProviderSettingsTests : IDisposable
{
    private static readonly (string Name, string Value) Authority = ("SWEEP_OIDC_AUTHORITY", "https://login.example/people");
    private static readonly (string Name, string Value) Client = ("SWEEP_OIDC_CLIENT_ID", "sweep");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void All_is_read_from_the_environment_and_the_secret_from_a_file()
    {
        var options = Read(
            Authority, Client, ("SWEEP_OIDC_CLIENT_SECRET_FILE", folder.Write("secret", "hush\n")), ("SWEEP_OIDC_SCOPES", "openid groups"), ("SWEEP_OIDC_ROLE_CLAIM", "groups"),
            ("SWEEP_OIDC_READER_ROLE", "All of us"), ("SWEEP_OIDC_OPERATOR_ROLE", "cn=sweep,ou=groups"), ("SWEEP_OIDC_AUDIENCE", "api://sweep")).Options;

        Assert.Equal(("https://login.example/people", "sweep", "hush"), (options.OidcAuthority, options.OidcClientId, options.OidcClientSecret));
        Assert.Equal(
            ("openid groups", "groups", "All of us", "cn=sweep,ou=groups", "api://sweep"),
            (options.OidcScopes, options.OidcRoleClaim, options.OidcReaderRole, options.OidcOperatorRole, options.OidcAudience));
    }

    [Fact]
    public void Roles_and_scopes_have_defaults()
    {
        var options = Read(Authority, Client).Options;

        Assert.Equal(("openid", "roles", "sweep-reader", "sweep-operator", null), (options.OidcScopes, options.OidcRoleClaim, options.OidcReaderRole, options.OidcOperatorRole, options.OidcAudience));
    }

    [Theory]
    [InlineData("http://login.example")]
    [InlineData("http://10.0.0.1:8080")]
    [InlineData("login.example")]
    [InlineData("ftp://login.example")]
    [InlineData("https://user:hush@login.example")]
    [InlineData("https://login.example?tenant=1")]
    public void An_authority_that_cannot_be_believed_is_refused(string authority)
    {
        var error = Assert.Single(Errors(("SWEEP_OIDC_AUTHORITY", authority), Client));

        Assert.StartsWith("OidcAuthority (SWEEP_OIDC_AUTHORITY in the environment)", error, StringComparison.Ordinal);
        Assert.Contains("http is for a provider on loopback", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8080/realms/people")]
    [InlineData("http://127.0.0.1:8080")]
    public void On_loopback_it_may_go_without_encryption(string authority) =>
        Assert.Equal(authority, Read(("SWEEP_OIDC_AUTHORITY", authority), Client).Options.OidcAuthority);

    [Theory]
    [InlineData("SWEEP_OIDC_SCOPES", "profile", "openid among them")]
    [InlineData("SWEEP_OIDC_ROLE_CLAIM", " roles", "one line")]
    [InlineData("SWEEP_OIDC_OPERATOR_ROLE", "a\nb", "one line")]
    public void A_value_that_is_none_is_named(string variable, string value, string right)
    {
        var error = Assert.Single(Errors(Authority, Client, (variable, value)));

        Assert.Contains($"({variable} in the environment)", error, StringComparison.Ordinal);
        Assert.Contains(right, error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_together_is_asked_for()
    {
        Assert.StartsWith("OidcClientId is missing: ", Assert.Single(Errors(Authority)), StringComparison.Ordinal);
        Assert.StartsWith("OidcAuthority is missing: OidcClientId (SWEEP_OIDC_CLIENT_ID in the environment)", Assert.Single(Errors(Client)), StringComparison.Ordinal);
        Assert.StartsWith("OidcAuthority is missing: OidcReaderRole", Assert.Single(Errors(("SWEEP_OIDC_READER_ROLE", "all"))), StringComparison.Ordinal);
        Assert.Contains("both 'all'", Assert.Single(Errors(Authority, Client, ("SWEEP_OIDC_READER_ROLE", "all"), ("SWEEP_OIDC_OPERATOR_ROLE", "all"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_is_enough_to_listen_beyond_loopback()
    {
        var settings = Read(Authority, Client, ("SWEEP_HTTP", "0.0.0.0:8080"));

        Assert.Equal("0.0.0.0:8080", (await StartChecks.ResolveHttpAsync(settings))!.ToString());
    }

    [Fact]
    public void Programs_may_have_a_readers_token_while_people_have_a_provider() =>
        Assert.NotNull(Read(Authority, Client, ("SWEEP_READER_TOKEN", "hush-0123456789abcdef")).Options.ReaderToken);

    [Fact]
    public void A_cookie_ends_when_other_roles_or_another_provider_are_set()
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity([new("roles", "sweep-operator")]));
        var before = Read(Authority, Client).Options;
        var user = new ClaimsPrincipal(new ProviderRoles(before).Identify(person, "cookie")!);

        Assert.True(new ProviderRoles(Read(Authority, Client).Options).IsCurrent(user));
        Assert.False(new ProviderRoles(Read(Authority, Client, ("SWEEP_OIDC_OPERATOR_ROLE", "chief")).Options).IsCurrent(user));
        Assert.False(new ProviderRoles(Read(("SWEEP_OIDC_AUTHORITY", "https://login.example/others"), Client).Options).IsCurrent(user));
        Assert.False(new ProviderRoles(Read().Options).IsCurrent(user));
    }

    private SiloSettings Read(params (string Name, string Value)[] variables) =>
        SettingsReader.Read([], variables.ToDictionary(v => v.Name, v => v.Value), folder.Path);

    private IReadOnlyList<string> Errors(params (string Name, string Value)[] variables) =>
        Assert.Throws<SettingsException>(() => Read(variables)).Errors;
}
