using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Sweep.Contracts;

namespace Sweep.Silo.Access;

/// <summary>Whom the provider's word lets in: those to whom its token gives one of the two roles.</summary>
internal sealed class ProviderRoles(SiloOptions options)
{
    /// <summary>Changes with whatever decides who is let in, so that cookies end then.</summary>
    private readonly byte[] grounds = SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', options.OidcAuthority, options.OidcClientId, options.OidcRoleClaim, options.OidcReaderRole, options.OidcOperatorRole)));

    /// <param name="person">What the provider's token says, checked.</param>
    /// <param name="scheme">How they came.</param>
    /// <returns>Null for somebody who has neither role.</returns>
    public ClaimsIdentity? Identify(ClaimsPrincipal person, string scheme) =>
        person.HasClaim(options.OidcRoleClaim, options.OidcOperatorRole) ? AccessIdentity.Of(AccessPolicies.Operator, grounds, scheme)
        : person.HasClaim(options.OidcRoleClaim, options.OidcReaderRole) ? AccessIdentity.Of(AccessPolicies.Reader, grounds, scheme)
        : null;

    /// <summary>Whether this identity came by the provider that is set, under the roles that are set.</summary>
    public bool IsCurrent(ClaimsPrincipal user) => options.OidcAuthority is not null && AccessIdentity.CameWith(user, grounds);
}
