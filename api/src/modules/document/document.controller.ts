import { Controller } from '@nestjs/common';
import { operations, type DocumentSettings, type OrderDocument } from '@smallshop/contract';
import { FileAnswer, Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { DocumentService } from './document.service.js';
import { SellerService } from './seller.service.js';
import { PrintDocuments } from './use-cases/print-documents.js';

const contentType = 'application/pdf';

/** Documents over REST. */
@Controller()
export class DocumentController {
  constructor(
    private readonly documents: DocumentService,
    private readonly sellers: SellerService,
    private readonly printing: PrintDocuments,
  ) {}

  @Operate(operations.getDocumentSettings)
  seller(@Input() { ctx }: InputOf<typeof operations.getDocumentSettings>): Promise<DocumentSettings> {
    return this.sellers.read(ctx);
  }

  @Operate(operations.updateDocumentSettings)
  writeSeller(@Input() input: InputOf<typeof operations.updateDocumentSettings>): Promise<DocumentSettings> {
    return this.sellers.write(input.ctx, input.body, input.ifMatch);
  }

  @Operate(operations.listOrderDocuments)
  list(@Input() { ctx, params }: InputOf<typeof operations.listOrderDocuments>) {
    return this.documents.list(ctx, params.id);
  }

  @Operate(operations.issueOrderDocument)
  issue(@Input() { ctx, params, body }: InputOf<typeof operations.issueOrderDocument>): Promise<OrderDocument> {
    return this.documents.issue(ctx, params.id, body);
  }

  @Operate(operations.downloadDocument)
  async download(@Input() { ctx, params }: InputOf<typeof operations.downloadDocument>) {
    const { stream, ...file } = await this.documents.open(ctx, params.token);
    return new FileAnswer(stream, { ...file, contentType });
  }

  @Operate(operations.getPackingSlip)
  async slip(@Input() { ctx, params, query }: InputOf<typeof operations.getPackingSlip>) {
    const { pdf, fileName } = await this.printing.packingSlip(ctx, params.id, query.shipmentId);
    return new FileAnswer(pdf, { fileName, contentType, byteSize: null });
  }
}
