using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sweep.Silo.Tests.Access;

public sealed class TlsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_certificate_in_Kestrels_settings_makes_it_https_and_an_endpoint_there_is_left_alone()
    {
        using var certificate = NewCertificate();
        await using var silo = await WebSilo.StartAsync(guarded: true, configure: builder =>
        {
            builder.Configuration["Kestrel:Certificates:Default:Path"] = folder.Write("tls.crt", certificate.ExportCertificatePem());
            builder.Configuration["Kestrel:Certificates:Default:KeyPath"] = folder.Write("tls.key", certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
            builder.Configuration["Kestrel:Endpoints:Other:Url"] = "http://127.0.0.1:0";
        });
        using var client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == certificate.Thumbprint },
        });

        using var response = await client.GetAsync(new Uri(silo.Address, "/login"), Cancellation);

        Assert.Equal("https", silo.Address.Scheme);
        Assert.Single(silo.Addresses);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("max-age=31536000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
