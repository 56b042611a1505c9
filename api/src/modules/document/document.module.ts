import { Module } from '@nestjs/common';
import { OrderModule } from '../order/index.js';
import { DocumentController } from './document.controller.js';
import { DocumentFiles } from './document.files.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentService } from './document.service.js';
import { SellerService } from './seller.service.js';
import { IssueDocument } from './use-cases/issue-document.js';
import { PrintDocuments } from './use-cases/print-documents.js';

/** Invoices, credit notes and packing slips. */
@Module({
  imports: [OrderModule],
  controllers: [DocumentController],
  providers: [DocumentFiles, DocumentRepository, DocumentService, IssueDocument, PrintDocuments, SellerService],
  exports: [PrintDocuments],
})
export class DocumentModule {}
